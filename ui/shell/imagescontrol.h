// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/servers.h"
#include "app/session/stackimages.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace longshore {

class ImagesTab;
class StacksPage;
struct StackDetails;

/// Feeds the tab that shows the images of a stack, while somebody looks at it.
class ImagesControl : public QObject
{
    Q_OBJECT
public:
    ImagesControl(Servers &servers, StacksPage &page, QObject *parent);
    ~ImagesControl() override;

private:
    void look(const StackDetails &details);
    void stopLooking();
    void show();

    Servers &m_servers;
    ImagesTab &m_tab;
    QPointer<Session> m_session;
    EngineStack m_stack;
    QString m_name; ///< Of the stack, for people.
    std::unique_ptr<StackImages> m_images;
};

} // namespace longshore
