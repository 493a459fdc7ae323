// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/readonlyswitch.h"

#include <QNetworkAccessManager>

#include <concepts>
#include <functional>
#include <memory>

namespace longshore {

/// Makes the managers every client speaks through, and carries the program's read-only switch with them, so that whoever
/// can reach a server has it.
struct ManagerFactory {
    using Make = std::function<std::unique_ptr<QNetworkAccessManager>()>;

    ManagerFactory() = default;
    template <std::invocable F>
    ManagerFactory(F factory, std::shared_ptr<const ReadOnlySwitch> switchOfAll = {})
        : make(std::move(factory))
        , readOnly(std::move(switchOfAll))
    {
    }

    std::unique_ptr<QNetworkAccessManager> operator()() const { return make(); }
    bool isReadOnly() const { return readOnly && readOnly->isOn(); }

    Make make;
    std::shared_ptr<const ReadOnlySwitch> readOnly; ///< Null: nothing is refused.
};

} // namespace longshore
