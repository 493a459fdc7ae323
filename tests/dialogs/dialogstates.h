// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/certificate.h"
#include "app/store/serverprofile.h"

#include <QDialog>

#include <functional>
#include <memory>

namespace longshore {

/// One dialog in one state: made, shown, then brought there as a person or the shell would.
struct DialogState {
    QString name;
    std::function<std::unique_ptr<QDialog>()> make;
    std::function<void(QDialog &)> act = {};
};

QList<DialogState> dialogStates();

/// Typed by every state that types a token; must be found nowhere afterwards.
inline const QString SampleToken = QStringLiteral("ptr_5up3rS3cretSampleTokenDoNotShow0000000000=");

/// A certificate as Portainer makes them; `seed` tells two apart.
Certificate sampleCertificate(char seed);
ServerProfile sampleProfile(const QString &name, const QString &address);

} // namespace longshore
