// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/result.h"
#include "app/net/apiclient.h"
#include "app/portainer/stack.h"
#include "app/portainer/environment.h"
#include "app/portainer/system.h"
#include "app/portainer/user.h"
#include "app/store/secretstore.h"
#include "app/store/serverprofile.h"

#include <QObject>

#include <memory>
#include <optional>

namespace longshore {

/// The steps from an address and an access token to a server that can be used; started once, dead when done.
class SignIn : public QObject
{
    Q_OBJECT
public:
    enum class Stage { Reaching, Certificate, SigningIn, LoadingStacks };
    Q_ENUM(Stage)

    /// Why a stage failed, beyond what ApiError tells.
    enum class Problem {
        None,
        Unreachable, ///< `error` says how: network, timeout.
        NotPortainer, ///< Something else answers there.
        PlainHttpOnTlsPort, ///< http was asked, the port speaks TLS.
        TlsOnPlainPort, ///< https was asked, the port speaks plain http.
        Redirected, ///< The server points elsewhere: error.redirectTarget.
        NoAdministrator, ///< First run: no administrator yet.
        FirstRunExpired, ///< First-run window over; Portainer must be restarted.
        TooOld, ///< Below 2.19.
        CertificateRefused, ///< The person did not trust it.
        CertificateChanged, ///< Not the pinned one; `offered` and `pinned` differ.
        WrongToken,
        NotAllowed,
        Other,
    };
    Q_ENUM(Problem)

    struct Input {
        ServerAddress address;
        QByteArray accessToken;
        QList<ExtraHeader> extraHeaders;
        TlsPin pin; ///< What is already trusted, if anything.
        QByteArray pinnedDer;
    };
    struct Outcome {
        TlsPin pin;
        Certificate certificate; ///< The pinned one, if any.
        SystemStatus status;
        std::optional<User> user; ///< Not known on 2.19 with a standard user's token.
        QList<Environment> environments;
        QList<Stack> stacks;
    };

    SignIn(Input input, ApiClient::ManagerFactory managers, Deadlines deadlines = {}, QObject *parent = nullptr);
    ~SignIn() override;

    void start();
    void cancel(); ///< Nothing is delivered any more.
    void trustCertificate(); ///< Answer to certificateQuestion.
    void refuseCertificate();

Q_SIGNALS:
    void stageStarted(longshore::SignIn::Stage stage);
    void stageDone(longshore::SignIn::Stage stage, const QString &note); ///< note: e.g. the version
    void certificateQuestion(const longshore::Certificate &offered);
    void failed(longshore::SignIn::Stage stage, longshore::SignIn::Problem problem, const longshore::ApiError &error);
    void succeeded(const longshore::SignIn::Outcome &outcome);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
