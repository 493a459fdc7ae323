// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/logrequests.h"
#include "app/session/terminalsession.h"
#include "ui/pages/consoletab.h"

#include <QHash>
#include <QPointer>

#include <memory>

namespace longshore {

class Session;
class StackContainers;
class StackWorkloads;
struct ApiError;
struct Pod;

/// The containers of a stack that a console can be opened in, on an engine or in the pods of a cluster, as a living list while it is followed.
class ConsolePlaces : public QObject
{
    Q_OBJECT
public:
    enum class State { Looking, Failed, Known };

    ConsolePlaces(Session &session, const Stack &stack, QObject *parent = nullptr);
    ~ConsolePlaces() override;

    static bool has(const Stack &stack); ///< Whether it has any such thing.
    static ConsoleChoice in(const Pod &pod); ///< The first of its containers that a console can be opened in; else the first of all.

    bool isOf(const Session &session, const Stack &stack) const;
    Session *session() const { return m_session; } ///< Null once it is gone.
    void follow();
    void stop();
    void refresh();

    ConsoleKind kind() const { return m_pods ? ConsoleKind::Cluster : ConsoleKind::Engine; }
    State state() const;
    std::optional<ApiError> error() const; ///< Why nothing is known.
    const QList<ConsoleChoice> &choices() const { return m_choices; }
    bool isAnyOpenable() const;

    /// Not started; null for what is no longer there.
    TerminalSession *make(const ConsoleOrder &order, QObject *parent) const;

Q_SIGNALS:
    void changed();

private:
    void readContainers();
    void readPods();

    QPointer<Session> m_session;
    const Stack m_stack;
    std::unique_ptr<StackContainers> m_containers; ///< Of an engine; else m_pods.
    std::unique_ptr<StackWorkloads> m_pods;
    QList<ConsoleChoice> m_choices;
    QHash<QString, PodContainerPlace> m_places; ///< By the id of the choice.
};

} // namespace longshore
