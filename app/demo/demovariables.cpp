// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demovariables.h"

namespace longshore::demo {
namespace {

void addSecrets(QList<Variable> &all, const App &app, Random &random)
{
    if (app.database) {
        all.append(Variable{"DB_USER", app.name});
        all.append(Variable{"DB_PASSWORD", random.hex(24)});
    }
    all.append(Variable{"ADMIN_TOKEN", random.hex(40)});
    all.append(Variable{"SMTP_PASSWORD", random.hex(16)});
}

void addMany(QList<Variable> &all, Random &random)
{
    static constexpr const char *Names[] = {"LOG_LEVEL",     "LOG_FORMAT",    "HTTP_TIMEOUT",   "CACHE_TTL",        "MAX_UPLOAD",
                                            "CURRENCY",      "COUNTRY",       "MAIL_FROM",      "MAIL_HOST",        "S3_BUCKET",
                                            "S3_ENDPOINT",   "S3_SECRET_KEY", "PAYMENT_API_KEY", "OAUTH_CLIENT_ID", "OAUTH_CLIENT_SECRET",
                                            "SENTRY_DSN",    "FEATURE_CART",  "FEATURE_SEARCH", "WORKERS",          "JWT_SIGNING_KEY"};
    for (const char *name : Names)
        all.append(Variable{name, random.oneIn(3) ? random.hex(32) : QByteArray::number(random.below(1000))});
    all.append(Variable{"REPLICA_10", "b"});
    all.append(Variable{"REPLICA_2", "a"});
}

void addOdd(QList<Variable> &all)
{
    all.append(Variable{"HTTP_PROXY", ""});
    all.append(Variable{"WELCOME", "first line\nsecond line\n\n  fourth, indented"});
    all.append(Variable{"QUOTED", "say \"hi\" & <b>'bye'</b> \\o/ $HOME ${TAG:-latest}"});
    all.append(Variable{"SPACES", "  kept as they are  "});
    all.append(Variable{"CITY", "Zürich, 東京, Øst 🚢"});
    all.append(Variable{"TWICE", "one"});
    all.append(Variable{"TWICE", "two"});
    all.append(Variable{"RULES", QByteArray("allow from everywhere; ").repeated(40)});
}

} // namespace

std::optional<QList<Variable>> variablesFor(Traits traits, const App &app, Random &random)
{
    QList<Variable> all;
    if (traits.testAnyFlags(Traits(Trait::Secrets) | Trait::ManyVariables | Trait::OddVariables)) {
        all.append(Variable{"TZ", "Europe/Paris"});
        all.append(Variable{"PUBLIC_URL", QByteArray("https://") + app.name + ".example.org/?from=start&lang=en"});
    }
    if (traits.testFlag(Trait::Secrets))
        addSecrets(all, app, random);
    if (traits.testFlag(Trait::ManyVariables))
        addMany(all, random);
    if (traits.testFlag(Trait::OddVariables))
        addOdd(all);
    if (all.isEmpty() && !traits.testFlag(Trait::EmptyVariables))
        return {};
    return all;
}

} // namespace longshore::demo
