// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/composecheck.h"

#include "app/compose/composechecks.h"
#include "app/compose/composestructure.h"

namespace longshore {

TextProblems checkCompose(const ComposeFile &file, const ComposeCheckOptions &options)
{
    TextProblems problems = file.problems;
    if (file.readable) {
        composestructure::check(file, problems);
        composechecks::references(file, problems);
        composechecks::ports(file, options, problems);
        composechecks::images(file, options, problems);
        composechecks::values(file, problems);
        composechecks::variables(file, options, problems);
    }
    sortProblems(problems);
    return problems;
}

TextProblems checkCompose(const QString &text, const ComposeCheckOptions &options)
{
    return checkCompose(parseComposeFile(text), options);
}

} // namespace longshore
