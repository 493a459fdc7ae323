// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/imagesmodel.h"

#include "app/core/displaytext.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/relativetime.h"
#include "ui/models/stackmerge.h"

#include <QDateTime>
#include <QLocale>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

using Verdict = ImageVerdict::Kind;

ImagesModel::Mark markOf(const ImageVerdict &verdict)
{
    switch (verdict.kind) {
    case Verdict::UpToDate: return ImagesModel::Mark::Well;
    case Verdict::UpdateAvailable: return ImagesModel::Mark::Wary;
    case Verdict::NotChecked: return ImagesModel::Mark::Unknown;
    case Verdict::Checking: break;
    }
    return ImagesModel::Mark::None;
}

/// "sha256:8d1d8a41ecc6": enough to tell one from another.
QString shortDigest(const QString &digest)
{
    constexpr qsizetype Told = 7 + 12;
    return digest.section(u'@', -1).left(Told);
}

/// What a registry would not say, in its own words where it has some.
QString failureSentence(const ApiError &error)
{
    if (error.kind == ApiError::Kind::NotFound)
        return ImagesModel::tr("The registry does not know this image, or does not say so without a log-in.");
    if (error.kind == ApiError::Kind::Unauthorized || error.kind == ApiError::Kind::Forbidden)
        return ImagesModel::tr("The registry wants a log-in, and the server does not hand on the one it has.");
    if (error.kind == ApiError::Kind::RateLimited)
        return ImagesModel::tr("The registry has been asked too often; it is asked again later.");
    if (error.kind == ApiError::Kind::Network || error.kind == ApiError::Kind::Timeout)
        return ImagesModel::tr("The server did not answer in time.");
    return error.mayEcho || error.message.isEmpty() ? ImagesModel::tr("The registry did not answer.")
                                                    : ImagesModel::tr("The registry did not answer: %1").arg(oneLine(error.message));
}

} // namespace

QString updateWord(const ImageVerdict &verdict)
{
    switch (verdict.kind) {
    case Verdict::Checking: return ImagesModel::tr("Checking...");
    case Verdict::UpToDate: return ImagesModel::tr("Up to date");
    case Verdict::UpdateAvailable: return ImagesModel::tr("Update available");
    case Verdict::NotChecked: break;
    }
    return ImagesModel::tr("Not checked");
}

QString updateSentence(const ImageVerdict &verdict)
{
    using Why = ImageVerdict::Why;
    const QString when = verdict.at.isValid() ? exactTime(verdict.at.toSecsSinceEpoch(), QTimeZone::systemTimeZone()) : QString();
    switch (verdict.kind) {
    case Verdict::Checking: return ImagesModel::tr("Its registry is being asked.");
    case Verdict::UpToDate: return ImagesModel::tr("The registry had the same image under this name at %1.").arg(when);
    case Verdict::UpdateAvailable: return ImagesModel::tr("The registry had another image under this name at %1. Pull and recreate what uses it to have that.").arg(when);
    case Verdict::NotChecked: break;
    }
    switch (verdict.why) {
    case Why::NotAsked: return ImagesModel::tr("Its registry was not asked yet.");
    case Why::NoName: return ImagesModel::tr("Its name belongs to another image on this environment by now, or was taken away. Recreate what uses it to have that.");
    case Why::NoDigest: return ImagesModel::tr("It was built or loaded on this environment, so there is no registry to compare it with.");
    case Why::Pinned: return ImagesModel::tr("It is named by its digest, so there is nothing newer under that name.");
    case Why::CannotBeAsked: return ImagesModel::tr("The server mistakes a name with \"/edge/\" in it for an address of its own, so it cannot be asked for.");
    case Why::Failed: break;
    }
    return verdict.error ? failureSentence(*verdict.error) : QString();
}

ImagesModel::ImagesModel(QObject *parent)
    : RowsModel(parent)
    , m_zone(QTimeZone::systemTimeZone())
{
}

QString ImagesModel::text(const StackImage &image, int column) const
{
    switch (column) {
    case Name: return oneLine(image.name);
    case Update: return updateWord(image.verdict);
    case Users: return oneLine(image.users.join(", "_L1));
    case Created: return image.created > 0 ? relativeTime(image.created, QDateTime::currentSecsSinceEpoch(), m_zone) : QString();
    case Size: return image.size >= 0 ? QLocale().formattedDataSize(image.size) : QString();
    case Digest: return image.digests.isEmpty() ? tr("None") : shortDigest(image.digests.constFirst());
    default: return {};
    }
}

QString ImagesModel::toolTip(const StackImage &image, int column) const
{
    switch (column) {
    case Name: return plainToolTip(image.id.isEmpty() ? oneLine(image.name) : tr("%1\n%2").arg(oneLine(image.name), oneLine(image.id)));
    case Update: return plainToolTip(updateSentence(image.verdict));
    case Created: return image.created > 0 ? plainToolTip(exactTime(image.created, m_zone)) : QString();
    case Digest: return plainToolTip(image.digests.isEmpty() ? tr("It never came from a registry.") : manyLines(image.digests.join(u'\n')));
    default: return plainToolTip(text(image, column));
    }
}

QVariant ImagesModel::sortKey(const StackImage &image, int column) const
{
    switch (column) {
    case Update: { // What is to be done first.
        constexpr std::array Ranks{2, 1, 3, 0}; // NotChecked, Checking, UpToDate, UpdateAvailable
        return Ranks.at(static_cast<size_t>(image.verdict.kind));
    }
    case Created: return image.created;
    case Size: return image.size;
    default: return text(image, column);
    }
}

QVariant ImagesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const StackImage &image = rows()[index.row()];
    switch (role) {
    case Qt::DisplayRole: return text(image, index.column());
    case Qt::AccessibleTextRole: return u"%1: %2"_s.arg(headerData(index.column(), Qt::Horizontal).toString(), text(image, index.column()));
    case Qt::AccessibleDescriptionRole: return index.column() == Update ? updateSentence(image.verdict) : QString();
    case Qt::ToolTipRole: return toolTip(image, index.column());
    case SortRole: return sortKey(image, index.column());
    case MarkRole: return static_cast<int>(index.column() == Update ? markOf(image.verdict) : Mark::None);
    default: return {};
    }
}

QVariant ImagesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QStringList titles{tr("Image"), tr("Update"), tr("Used by"), tr("Created"), tr("Size"), tr("Digest")};
    return titles.at(section);
}

ImagesOrder::ImagesOrder(ImagesModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(ImagesModel::SortRole);
    setSourceModel(&model);
}

bool ImagesOrder::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(ImagesModel::SortRole);
    const QVariant b = right.data(ImagesModel::SortRole);
    if (a.metaType() == QMetaType::fromType<QString>())
        return naturalCollator().compare(a.toString(), b.toString()) < 0;
    return a.toLongLong() < b.toLongLong();
}

} // namespace longshore
