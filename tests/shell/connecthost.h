// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/demo/demoserver.h"
#include "app/store/configdir.h"
#include "app/store/knownrows.h"
#include "ui/dialogs/orphandialog.h"
#include "ui/shell/connectflow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QCloseEvent>
#include <QHash>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

namespace longshore {

/// A keychain that does what a test wants: keeps, refuses, does not answer, or is not there.
class TestKeychain : public SecretStore
{
public:
    SecretState saves = SecretState::Done; ///< What comes of saving.
    SecretState probes = SecretState::Done;
    SecretState reads = SecretState::Done; ///< Anything else: nothing can be read.
    SecretState forgets = SecretState::Done;
    bool silent = false; ///< A save under way never ends.
    std::function<void()> whenSaved = {}; ///< Called once something was.
    QHash<QString, QByteArray> secrets;

    QFuture<SecretAnswer> probe() override { return readyFuture(SecretAnswer{probes, {}}); }
    QFuture<SecretAnswer> read(const SecretKey &key) override
    {
        if (reads != SecretState::Done)
            return readyFuture(SecretAnswer{reads, {}});
        const bool there = secrets.contains(key.text());
        return readyFuture(SecretAnswer{there ? SecretState::Done : SecretState::NotFound, secrets.value(key.text())});
    }
    QFuture<SecretAnswer> save(const SecretKey &key, const QByteArray &secret) override
    {
        if (silent)
            return m_never.future();
        if (saves == SecretState::Done)
            secrets.insert(key.text(), secret);
        const SecretState answer = saves;
        if (whenSaved && answer == SecretState::Done)
            whenSaved();
        return readyFuture(SecretAnswer{answer, {}});
    }
    QFuture<SecretAnswer> forget(const SecretKey &key) override
    {
        if (forgets == SecretState::Done)
            secrets.remove(key.text());
        return readyFuture(SecretAnswer{forgets, {}});
    }
    QString name() const override { return QStringLiteral("GNOME Keyring"); }
    bool keepsAcrossSessions() const override { return true; }

private:
    QPromise<SecretAnswer> m_never;
};

/// The flow of connecting with all that stands behind it, over a window that closes only when nothing holds it.
class ConnectHost : public QWidget
{
public:
    explicit ConnectHost(DemoOptions options = {}, std::shared_ptr<ReadOnlySwitch> readOnly = std::make_shared<ReadOnlySwitch>())
        : demo(options), switchOfAll(std::move(readOnly))
    {
        dir.prepare();
        profiles.load();
        started = demo.start();
        show();
    }
    /// Gone before what it stands on.
    ~ConnectHost() override { flow.reset(); }

    template <typename Widget = QWidget>
    Widget *find(const char *name)
    {
        return findChild<Widget *>(QString::fromLatin1(name));
    }
    bool isShown(const char *name)
    {
        const auto found = findChildren<QWidget *>(QString::fromLatin1(name));
        return std::ranges::any_of(found, [](const QWidget *widget) { return widget->isVisible(); });
    }
    /// The text of the one label of that name that is shown.
    QString said(const char *name)
    {
        for (const QLabel *label : findChildren<QLabel *>(QString::fromLatin1(name)))
            if (label->isVisible() && !label->text().isEmpty())
                return label->text();
        return {};
    }
    ConnectWindow *window() { return findChild<ConnectWindow *>(); }
    OrphanDialog *orphans() { return findChild<OrphanDialog *>(); }
    QString focus() const
    {
        const QWidget *widget = QApplication::focusWidget();
        return widget ? widget->objectName() : QString();
    }
    void keys(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    void key(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) { QTest::keyClick(QApplication::focusWidget(), key, with); }
    void press(const char *name)
    {
        find(name)->setFocus();
        key(Qt::Key_Space);
    }
    bool open()
    {
        flow->open();
        return QTest::qWaitForWindowActive(window());
    }
    /// From the address field on; agrees to plain http.
    void typeAddress()
    {
        find("address")->setFocus();
        key(Qt::Key_A, Qt::ControlModifier);
        keys(demo.address().text());
        if (!demo.address().isEncrypted() && !find<QCheckBox>("plainConsent")->isChecked())
            press("plainConsent");
    }
    void typePassword(const QByteArray &user, const QByteArray &password)
    {
        find("userName")->setFocus();
        key(Qt::Key_A, Qt::ControlModifier);
        keys(QString::fromUtf8(user));
        find("password")->setFocus();
        keys(QString::fromUtf8(password));
        key(Qt::Key_Return);
    }
    void connectAs(const QByteArray &user, const QByteArray &password)
    {
        typeAddress();
        typePassword(user, password);
    }
    void connectAs(const QByteArray &user) { connectAs(user, demo.passwordOf(user)); }

    QTemporaryDir folder;
    ConfigDir dir{folder.path() + QStringLiteral("/config")};
    DemoServer demo;
    bool started = false;
    std::shared_ptr<ReadOnlySwitch> switchOfAll;
    ProfileStore profiles{dir};
    KnownRowsStore known{dir};
    TestKeychain keychain;
    std::unique_ptr<SecretStore> memory = makeSessionStore();
    Servers servers{profiles, keychain, *memory, known, ApiClient::systemManagers(switchOfAll)};
    std::unique_ptr<ConnectFlow> flow = std::make_unique<ConnectFlow>(servers, profiles, keychain, ApiClient::systemManagers(switchOfAll), *this);
    QSignalSpy connected{flow.get(), &ConnectFlow::connected};
    QSignalSpy told{flow.get(), &ConnectFlow::told};
    QSignalSpy links{flow.get(), &ConnectFlow::linkActivated};

protected:
    void closeEvent(QCloseEvent *event) override
    {
        if (flow->holdsClosing())
            event->ignore();
    }
};

} // namespace longshore
