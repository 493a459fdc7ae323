// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/certificate.h"
#include "app/portainer/system.h"
#include "app/store/serverprofile.h"
#include "ui/pages/pageframe.h"

#include <optional>

namespace longshore {

class FactGrid;
class ToneLabel;

/// What is known of one server. What is not known is said as not known.
struct ServerInformation {
    ServerProfile profile;
    ServerVersion version;
    std::optional<SystemVersion> asked; ///< GET /system/version, once it was answered.
    bool askFailed = false; ///< It was asked for, in vain.
    int environments = 0;
    int stacks = 0;
    bool isRead = false; ///< Whether those two are known.
    QString proxy; ///< In use for it; empty: none.
    Certificate certificate; ///< As the server showed it; null: none seen.
    bool operator==(const ServerInformation &) const = default;
};

/// Server, connection, certificate, and what this version has and lacks, as labels and values.
class InformationPage : public PageFrame
{
    Q_OBJECT
public:
    explicit InformationPage(QWidget *parent = nullptr);

    void setFacts(const ServerInformation &facts, const QDateTime &nowUtc);

Q_SIGNALS:
    void linkActivated(const QUrl &url);

private:
    FactGrid *m_grid;
    ToneLabel *m_expiry;
};

} // namespace longshore
