// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackoperation.h"

namespace longshore {

/// Removes a Compose project that Portainer has no record of and cannot remove as a whole: each of its containers, then its networks, and its
/// volumes only when that was asked for, one after the other and each once. What came since it was shown is not removed.
/// portainer-api.md 4.8, 6.2
class ProjectRemoval : public StackOperation
{
    Q_OBJECT
public:
    ProjectRemoval(const Plan &plan, const OperationContext &context);

protected:
    void begin() override;
    void waitingStopped() override;

private:
    /// One thing to be removed.
    struct Part {
        enum class Kind { Container, Network, Volume };
        Kind kind = Kind::Container;
        QString id; ///< Of a volume its name.
        QString name;
    };

    const DeleteLimitedPlan &wanted() const { return std::get<DeleteLimitedPlan>(plan()); }
    void check(const StackBefore &now);
    void listParts(const StackBefore &now);
    void removeNext();
    void answered(const Result<Nothing> &answer);
    void refused(const ApiError &error);
    QString problemOf(const ApiError &error) const; ///< Why the part that is at hand could not be removed.
    void findOut(const QDeadlineTimer &deadline, const std::optional<ApiError> &denial);
    void readBack(const QDeadlineTimer &deadline);
    void conclude(const StackBefore &left, bool isLast, const QDeadlineTimer &deadline);
    bool isThere(const Part &part, const StackBefore &now) const;
    QStringList leftOver(const StackBefore &now) const; ///< Of what was to go; in words.
    static QString words(const Part &part); ///< "container shop-web-1"

    QList<Part> m_parts;
    qsizetype m_at = 0; ///< The one that is being removed.
    qsizetype m_removed = 0;
    QStringList m_problems; ///< Sentences.
    ApiError m_error; ///< Of the first of them.
};

} // namespace longshore
