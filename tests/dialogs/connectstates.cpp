// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dialogs/connectstates.h"

#include "app/session/signinproblem.h"
#include "ui/dialogs/connectwindow.h"
#include "ui/dialogs/orphandialog.h"
#include "ui/dialogs/orphannotice.h"

#include <QAbstractButton>
#include <QLineEdit>

namespace longshore {

using namespace Qt::StringLiterals;
using Stage = SignIn::Stage;
using Problem = SignIn::Problem;
using Phase = OrphanState::Phase;

namespace {

const ServerAddress Nas = ServerAddress::parse(u"nas:9443"_s).address;

std::unique_ptr<QDialog> connectWindow()
{
    auto window = std::make_unique<ConnectWindow>();
    window->setKeychain(u"GNOME Keyring"_s, true);
    window->setTokenName(u"Longshore on study-pc"_s);
    return window;
}

ConnectWindow &window(QDialog &dialog)
{
    return static_cast<ConnectWindow &>(dialog);
}

void type(QDialog &dialog, const QString &field, const QString &text)
{
    dialog.findChild<QLineEdit *>(field)->setText(text);
}

void press(QDialog &dialog, const QString &button)
{
    dialog.findChild<QAbstractButton *>(button)->click();
}

void typePassword(QDialog &dialog)
{
    type(dialog, u"address"_s, u"nas:9443"_s);
    type(dialog, u"userName"_s, u"maria"_s);
    type(dialog, u"password"_s, SampleToken);
}

void reach(QDialog &dialog, Stage stage)
{
    press(dialog, u"connect"_s);
    const QStringList notes{u"Portainer 2.23.0"_s, {}, u"maria"_s, u"\u201cLongshore on study-pc\u201d, kept in GNOME Keyring"_s};
    for (int at = 0; at <= int(stage); ++at) {
        window(dialog).stageStarted(Stage(at));
        if (at < int(stage))
            window(dialog).stageDone(Stage(at), notes.at(at));
    }
}

void fail(QDialog &dialog, Stage stage, Problem problem, const ApiError &error = {})
{
    typePassword(dialog);
    reach(dialog, stage);
    window(dialog).stageFailed(stage, problemSentence(problem, error, Nas), {}, problem);
}

OrphanState orphan(Phase phase)
{
    return {.phase = phase,
            .server = u"home-lab"_s,
            .userName = u"maria"_s,
            .tokenName = u"Longshore on study-pc"_s,
            .prefix = u"ptr_abc"_s,
            .problem = phase == Phase::NotRevoked ? u"Nothing answers at https://nas:9443. Check the address and the port, and that the server runs."_s : QString(),
            .details = {}};
}

void leaveOrphan(QDialog &dialog, const OrphanState &state)
{
    auto *notice = new OrphanNotice(&dialog);
    notice->setState(state);
    window(dialog).addOrphan(notice);
}

std::unique_ptr<QDialog> orphanDialog(const QList<OrphanState> &states, bool closing = false)
{
    auto dialog = std::make_unique<OrphanDialog>();
    for (const OrphanState &state : states) {
        auto *notice = new OrphanNotice(dialog.get());
        notice->setState(state);
        dialog->add(notice);
    }
    dialog->setClosing(closing);
    return dialog;
}

std::unique_ptr<QDialog> again()
{
    auto dialog = connectWindow();
    ServerProfile profile = sampleProfile(u"A customer with a long name, far away (second data centre)"_s, u"https://portainer.example.com:443/portainer"_s);
    profile.tokenId = AccessTokenId{7};
    window(*dialog).setServer(profile);
    return dialog;
}

QList<DialogState> windowStates()
{
    return {
        {u"password-typed"_s, connectWindow, typePassword},
        {u"password-missing"_s, connectWindow, [](QDialog &d) { type(d, u"tokenName"_s, QString(130, u'x')); press(d, u"connect"_s); }},
        {u"password-read-only"_s, connectWindow, [](QDialog &d) { window(d).setPasswordRefused(u"Not while Longshore is read-only: it would make an access token on the server."_s); }},
        {u"password-no-keychain"_s, connectWindow, [](QDialog &d) { window(d).setKeychain(u"No keyring answers on this computer, so nothing can be kept beyond this session."_s, false); }},
        {u"password-again"_s, again},
        {u"password-question"_s, connectWindow, [](QDialog &d) {
             typePassword(d);
             reach(d, Stage::Certificate);
             window(d).askCertificate(sampleCertificate('a'));
         }},
        {u"password-making"_s, connectWindow, [](QDialog &d) { typePassword(d); reach(d, Stage::MakingToken); }},
        {u"password-loading"_s, connectWindow, [](QDialog &d) { typePassword(d); reach(d, Stage::LoadingStacks); }},
        {u"password-wrong"_s, connectWindow, [](QDialog &d) { fail(d, Stage::SigningIn, Problem::WrongPassword); }},
        {u"password-token-only"_s, connectWindow, [](QDialog &d) { fail(d, Stage::SigningIn, Problem::TokenOnly); }},
        {u"password-rate-limited"_s, connectWindow, [](QDialog &d) { fail(d, Stage::SigningIn, Problem::RateLimited); }},
        {u"password-not-kept"_s, connectWindow, [](QDialog &d) { fail(d, Stage::MakingToken, Problem::TokenNotKept, {.message = u"GNOME Keyring is locked. Unlock it, then try again."_s}); }},
        {u"password-orphan"_s, connectWindow, [](QDialog &d) { fail(d, Stage::MakingToken, Problem::TokenNotProven); leaveOrphan(d, orphan(Phase::InNoUse)); }},
        {u"password-small"_s, connectWindow, [](QDialog &d) { d.resize(420, 400); typePassword(d); }},
        {u"password-small-orphan"_s, connectWindow, [](QDialog &d) { d.resize(420, 400); fail(d, Stage::MakingToken, Problem::TokenNotKept, {.message = u"GNOME Keyring is locked. Unlock it, then try again."_s}); }},
        {u"administrator"_s, connectWindow, [](QDialog &d) { fail(d, Stage::SigningIn, Problem::NoAdministrator); }},
        {u"administrator-typed"_s, connectWindow, [](QDialog &d) {
             fail(d, Stage::SigningIn, Problem::NoAdministrator);
             type(d, u"administratorPassword"_s, SampleToken);
             type(d, u"administratorPasswordAgain"_s, SampleToken);
         }},
        {u"administrator-wrong"_s, connectWindow, [](QDialog &d) {
             fail(d, Stage::SigningIn, Problem::NoAdministrator);
             type(d, u"administratorPassword"_s, u"short"_s);
             press(d, u"connect"_s);
         }},
        {u"administrator-small"_s, connectWindow, [](QDialog &d) { d.resize(420, 400); fail(d, Stage::SigningIn, Problem::NoAdministrator); }},
    };
}

QList<DialogState> orphanStates()
{
    const auto alone = [](Phase phase) { return [phase] { return orphanDialog({orphan(phase)}); }; };
    return {
        {u"orphan-making"_s, alone(Phase::Making)},
        {u"orphan-in-no-use"_s, alone(Phase::InNoUse)},
        {u"orphan-may-exist"_s, alone(Phase::MayExist)},
        {u"orphan-revoked"_s, alone(Phase::Revoked)},
        {u"orphan-not-revoked"_s, alone(Phase::NotRevoked)},
        {u"orphan-unknown"_s, alone(Phase::Unknown)},
        {u"orphans-closing"_s, [] { return orphanDialog({orphan(Phase::InNoUse), orphan(Phase::MayExist)}, true); }},
    };
}

} // namespace

QList<DialogState> passwordStates()
{
    return windowStates() + orphanStates();
}

} // namespace longshore
