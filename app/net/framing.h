// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/request.h"

#include <QString>

namespace longshore {

/// What is wrong with an answer's length, coding and headers, in plain words; empty when it arrived whole.
QString faultOfFraming(const Answer &answer, AnswerFormat format);

/// What is wrong with its type and outline; empty when it may be decoded. JSON must be called so, and be one object,
/// list or null from its first to its last byte: then a cut body is never taken for a whole one.
QString faultOfFormat(const Answer &answer, AnswerFormat format);

/// The single number of a Content-Length, or -1 when there is none or it is unusable.
qint64 declaredLength(QByteArrayView header);

} // namespace longshore
