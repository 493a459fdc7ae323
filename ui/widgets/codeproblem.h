// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace longshore {

/// Something a check found in a text, as it is marked there and listed below.
struct CodeProblem {
    enum class Severity { Error, Warning, Hint };

    Severity severity = Severity::Error;
    int line = 0; ///< From 1; 0: the text as a whole.
    int column = 0; ///< From 1, in characters; 0: the whole line.
    QString message;
    QString place; ///< Where else than in the text: the name of a variable; empty for the text.
    bool operator==(const CodeProblem &) const = default;
};

} // namespace longshore
