// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dialogs/accountstates.h"

#include "ui/dialogs/changepassworddialog.h"
#include "ui/dialogs/losetokenquestion.h"
#include "ui/dialogs/newtokendialog.h"
#include "ui/dialogs/newtokenelsewhere.h"
#include "ui/dialogs/revokequestion.h"
#include "ui/dialogs/rotatedialog.h"
#include "ui/dialogs/signoutquestion.h"
#include "ui/widgets/secretclipboard.h"

#include <QAbstractButton>
#include <QLineEdit>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Now = 1'730'000'000; // 27 October 2024
constexpr qint64 Day = 24 * 60 * 60;

/// A dialog over a clipboard that goes with it.
template <typename Dialog, typename... Args>
std::unique_ptr<QDialog> withClipboard(Args &&...args)
{
    auto clipboard = std::make_shared<SecretClipboard>();
    auto dialog = std::make_unique<Dialog>(std::forward<Args>(args)..., *clipboard);
    QObject::connect(dialog.get(), &QObject::destroyed, dialog.get(), [clipboard] {});
    return dialog;
}

std::unique_ptr<QDialog> changePassword()
{
    return withClipboard<ChangePasswordDialog>(u"alice"_s, u"home-lab"_s, PasswordRules{.minimumBytes = 12});
}

std::unique_ptr<QDialog> newToken()
{
    return withClipboard<NewTokenDialog>(u"alice"_s, u"home-lab"_s);
}

void type(QDialog &dialog, const QString &field, const QString &text)
{
    dialog.findChild<QLineEdit *>(field)->setText(text);
}

void press(QDialog &dialog, const QString &button)
{
    dialog.findChild<QAbstractButton *>(button)->click();
}

void typePasswords(QDialog &dialog)
{
    type(dialog, u"currentPassword"_s, u"secret-value before"_s);
    type(dialog, u"newPassword"_s, u"secret-value after"_s);
    type(dialog, u"repeatPassword"_s, u"secret-value after"_s);
}

void typeToken(QDialog &dialog)
{
    type(dialog, u"description"_s, u"Backup script on nas"_s);
    type(dialog, u"password"_s, u"secret-value"_s);
}

NewTokenDialog &asNew(QDialog &dialog)
{
    return static_cast<NewTokenDialog &>(dialog);
}

ChangePasswordDialog &asChange(QDialog &dialog)
{
    return static_cast<ChangePasswordDialog &>(dialog);
}

void showToken(QDialog &dialog)
{
    typeToken(dialog);
    asNew(dialog).showToken(Secret(SampleToken.toUtf8()), u"Backup script on nas"_s);
}

std::unique_ptr<QDialog> revoke(const QList<AccessToken> &tokens, bool guarded = false)
{
    return std::make_unique<RevokeQuestion>(RevokeQuestion::About{u"home-lab"_s, u"alice"_s, tokens, AccessTokenId(1), Now, guarded});
}

QList<AccessToken> manyTokens()
{
    QList<AccessToken> tokens{sampleAccessToken(1, u"Longshore on study-pc"_s, u"ptr_abc"_s, Now - 60)};
    for (int at = 2; at <= 9; ++at)
        tokens.append(sampleAccessToken(at, u"Old script %1 with a rather long description of what it once did"_s.arg(at), u"ptr_d%1f"_s.arg(at), at % 2 ? Now - at * Day : 0));
    return tokens;
}

QList<DialogState> passwordChangeStates()
{
    const Explanation limited{u"home-lab refuses sign-ins from this computer for an hour, because there were too many."_s, u"Status 403\nAccess denied"_s};
    return {
        {u"password-empty"_s, changePassword},
        {u"password-short"_s, changePassword, [](QDialog &d) { type(d, u"currentPassword"_s, u"secret-value"_s); type(d, u"newPassword"_s, u"short"_s); }},
        {u"password-good"_s, changePassword, typePasswords},
        {u"password-generated"_s, changePassword, [](QDialog &d) { press(d, u"generatePassword"_s); }},
        {u"password-busy"_s, changePassword, [](QDialog &d) { typePasswords(d); press(d, u"change"_s); }},
        {u"password-wrong"_s, changePassword, [](QDialog &d) { typePasswords(d); press(d, u"change"_s); asChange(d).refuseCurrent(u"This is not the current password."_s); }},
        {u"password-limited"_s, changePassword, [limited](QDialog &d) { typePasswords(d); press(d, u"change"_s); asChange(d).fail(limited); }},
    };
}

std::unique_ptr<QDialog> rotate()
{
    return std::make_unique<RotateDialog>(u"alice"_s, u"home-lab"_s, u"Longshore on study-pc (ptr_abc)"_s, u"Longshore on study-pc"_s, u"GNOME Keyring"_s);
}

std::unique_ptr<QDialog> signOut()
{
    return std::make_unique<SignOutQuestion>(u"alice"_s, u"home-lab"_s, u"GNOME Keyring"_s);
}

std::unique_ptr<QDialog> signOutGuarded()
{
    return std::make_unique<SignOutQuestion>(u"alice"_s, u"home-lab"_s, u"GNOME Keyring"_s, nullptr, Guard::Server);
}

RotateDialog &asRotate(QDialog &dialog)
{
    return static_cast<RotateDialog &>(dialog);
}

void beginRotating(QDialog &dialog, TokenRotation::Step step)
{
    type(dialog, u"password"_s, u"secret-value"_s);
    press(dialog, u"rotate"_s);
    asRotate(dialog).startStep(step);
}

QList<DialogState> rotateStates()
{
    using Step = TokenRotation::Step;
    return {
        {u"rotate"_s, rotate},
        {u"rotate-busy"_s, rotate, [](QDialog &d) { beginRotating(d, Step::Keeping); }},
        {u"rotate-wrong"_s, rotate, [](QDialog &d) { beginRotating(d, Step::Making); asRotate(d).refusePassword(u"home-lab does not accept this password."_s); }},
        {u"rotate-notkept"_s, rotate, [](QDialog &d) {
             beginRotating(d, Step::Keeping);
             asRotate(d).fail(u"The new access token works, but it could not be kept. The keyring is locked. The old access token still works and is in use; \"Longshore on study-pc\" exists beside it and is not used."_s, RotateDialog::Remedy::UndoOrUse);
         }},
        {u"rotate-done"_s, rotate, [](QDialog &d) { beginRotating(d, Step::Revoking); asRotate(d).finish(u"This computer uses Longshore on study-pc (ptr_xyz) now. The old one, Longshore on study-pc (ptr_abc), is revoked."_s, true); }},
        {u"signout"_s, signOut},
        {u"signout-guarded"_s, signOutGuarded, [](QDialog &d) { press(d, u"revokeThere"_s); }},
        {u"signout-busy"_s, signOut, [](QDialog &d) { press(d, u"signOutNow"_s); }},
        {u"signout-failed"_s, signOut, [](QDialog &d) { press(d, u"signOutNow"_s); static_cast<SignOutQuestion &>(d).setFailed(u"The access token could not be revoked on home-lab and still works there. Nothing was forgotten here, so you can try again."_s); }},
        {u"signout-done"_s, signOut, [](QDialog &d) { press(d, u"signOutNow"_s); static_cast<SignOutQuestion &>(d).setDone(u"The access token was revoked on home-lab. This computer has forgotten the access token for home-lab."_s); }},
    };
}

QList<DialogState> newTokenStates()
{
    return {
        {u"token-empty"_s, newToken},
        {u"token-long"_s, newToken, [](QDialog &d) { type(d, u"description"_s, QString(140, u'x')); }},
        {u"token-busy"_s, newToken, [](QDialog &d) { typeToken(d); press(d, u"add"_s); asNew(d).setStep(u"Signing in"_s); }},
        {u"token-wrong"_s, newToken, [](QDialog &d) { typeToken(d); press(d, u"add"_s); asNew(d).refusePassword(u"home-lab does not know this password for alice."_s); }},
        {u"token-shown"_s, newToken, showToken},
        {u"token-copied"_s, newToken, [](QDialog &d) { showToken(d); press(d, u"copyToken"_s); }},
        {u"token-elsewhere"_s, [] { return std::make_unique<NewTokenElsewhere>(u"home-lab"_s); }},
        {u"token-closing"_s, [] { return std::make_unique<LoseTokenQuestion>(u"Backup script on nas"_s); }},
    };
}

} // namespace

AccessToken sampleAccessToken(qint64 id, const QString &description, const QString &prefix, qint64 lastUsed)
{
    return {AccessTokenId(id), UserId(2), description, prefix, Now - 200 * Day, lastUsed};
}

QList<DialogState> accountStates()
{
    return passwordChangeStates() + newTokenStates() + rotateStates() + QList<DialogState>{
        {u"revoke-one"_s, [] { return revoke({sampleAccessToken(2, u"ci"_s, u"ptr_def"_s, Now - 91 * Day)}); }},
        {u"revoke-ours"_s, [] { return revoke(manyTokens().mid(0, 2)); }},
        {u"revoke-many"_s, [] { return revoke(manyTokens()); }},
    };
}

} // namespace longshore
