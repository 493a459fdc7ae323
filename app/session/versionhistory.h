// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/operationplan.h"

#include <QDateTime>
#include <QObject>

#include <memory>

namespace longshore {

class Operations;

/// One version of a stack as this client has seen it: file and variables, which are secrets.
struct SeenVersion {
    QDateTime seenAt; ///< UTC; the first time.
    QString file; ///< Byte for byte.
    QList<EnvVariable> env;
    qint64 updateDate = 0; ///< Of the server; Unix seconds, 0 is never.
    QString updatedBy;
    QString commit; ///< Of a git stack; empty for others.
    bool operator==(const SeenVersion &) const = default;
    bool sameContent(const SeenVersion &other) const { return file == other.file && env == other.env; }
};

/// The versions of stacks that this client has seen, newest last. In memory, unless a VersionVault keeps them encrypted.
class VersionHistory : public QObject
{
    Q_OBJECT
public:
    explicit VersionHistory(QObject *parent = nullptr);
    ~VersionHistory() override;

    void follow(Operations &operations); ///< Notes what operations read before and after.
    /// What was seen of a stack; does nothing when its file was not read or it is the version seen last.
    void note(const ServerId &server, const StackBefore &seen);
    void add(const ServerId &server, StackId stack, const SeenVersion &version);
    /// All that is known of a stack, oldest first; two alike in a row become one.
    void replace(const ServerId &server, StackId stack, const QList<SeenVersion> &versions);
    QList<SeenVersion> versions(const ServerId &server, StackId stack) const;
    QList<StackId> stacks(const ServerId &server) const; ///< Those of which something is known; in no order.
    /// To go back to `version`, from what is there now.
    static PutBackPlan restore(const SeenVersion &version, const StackBefore &now);
    void forget(const ServerId &server);

    static constexpr qsizetype MostPerStack = 50;

Q_SIGNALS:
    void changed(const longshore::ServerId &server, longshore::StackId stack);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
