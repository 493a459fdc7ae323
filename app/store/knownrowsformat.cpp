// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/knownrowsformat.h"

#include <QCborStreamReader>
#include <QCborStreamWriter>
#include <QCryptographicHash>

#include <optional>

namespace longshore::knownrowsformat {

namespace {

constexpr QByteArrayView Head = "longshore-known-rows 1\n";
constexpr qsizetype DigestBytes = 32;
constexpr quint64 RowsPart = 3; ///< readAt, stacks, environments
constexpr quint64 StackFields = 10;
constexpr quint64 EnvironmentFields = 3;

QByteArray digestOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

void append(QCborStreamWriter &out, const KnownStack &stack)
{
    out.startArray(StackFields);
    out.append(number(stack.id));
    out.append(number(stack.environmentId));
    out.append(stack.name);
    out.append(stack.namespaceName);
    out.append(stack.type);
    out.append(stack.status);
    out.append(stack.creationDate);
    out.append(stack.createdBy);
    out.append(stack.updateDate);
    out.append(stack.updatedBy);
    out.endArray();
}

void append(QCborStreamWriter &out, const KnownEnvironment &environment)
{
    out.startArray(EnvironmentFields);
    out.append(number(environment.id));
    out.append(environment.name);
    out.append(environment.type);
    out.endArray();
}

template <typename Row>
void append(QCborStreamWriter &out, const QList<Row> &rows)
{
    out.startArray(quint64(rows.size()));
    for (const Row &row : rows)
        append(out, row);
    out.endArray();
}

/// Reads item by item and remembers the first thing that did not fit.
class Reader
{
public:
    explicit Reader(const QByteArray &bytes)
        : m_size(bytes.size())
        , m_in(bytes)
    {
    }

    bool atEnd() const { return m_good && m_in.containerDepth() == 0 && m_in.currentOffset() == m_size; }

    qint64 integer()
    {
        // Nothing that is written needs the 65th bit of a CBOR integer.
        if (!expect(m_in.isInteger()))
            return 0;
        const qint64 value = m_in.toInteger();
        return expect(m_in.next()) ? value : 0;
    }

    QString string()
    {
        QString text;
        if (!expect(m_in.isString()))
            return text;
        auto part = m_in.readString();
        for (; part.status == QCborStreamReader::Ok; part = m_in.readString())
            text += part.data;
        expect(part.status == QCborStreamReader::EndOfString);
        return text;
    }

    bool enter(std::optional<quint64> size = {})
    {
        return expect(m_in.isArray() && m_in.isLengthKnown() && (!size || m_in.length() == *size) && m_in.enterContainer());
    }
    bool hasNext() const { return m_good && m_in.hasNext(); }
    void leave() { expect(m_good && !m_in.hasNext() && m_in.leaveContainer()); }

private:
    bool expect(bool fits)
    {
        m_good = m_good && fits && m_in.lastError() == QCborError::NoError;
        return m_good;
    }
    qint64 m_size;
    QCborStreamReader m_in;
    bool m_good = true;
};

void readInto(Reader &in, KnownStack &stack)
{
    stack.id = StackId(in.integer());
    stack.environmentId = EnvironmentId(in.integer());
    stack.name = in.string();
    stack.namespaceName = in.string();
    stack.type = in.integer();
    stack.status = in.integer();
    stack.creationDate = in.integer();
    stack.createdBy = in.string();
    stack.updateDate = in.integer();
    stack.updatedBy = in.string();
}

void readInto(Reader &in, KnownEnvironment &environment)
{
    environment.id = EnvironmentId(in.integer());
    environment.name = in.string();
    environment.type = in.integer();
}

template <typename Row>
void readInto(Reader &in, QList<Row> &rows, quint64 fields)
{
    if (!in.enter())
        return;
    while (in.hasNext() && in.enter(fields)) {
        Row row;
        readInto(in, row);
        in.leave();
        rows.append(std::move(row));
    }
    in.leave();
}

/// 0 stands for "not known".
QDateTime moment(qint64 milliseconds)
{
    return milliseconds == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

KnownRows decodeCbor(const QByteArray &bytes)
{
    Reader in(bytes);
    KnownRows rows;
    in.enter(RowsPart);
    rows.readAt = moment(in.integer());
    readInto(in, rows.stacks, StackFields);
    readInto(in, rows.environments, EnvironmentFields);
    in.leave();
    return in.atEnd() ? rows : KnownRows();
}

} // namespace

QByteArray encode(const KnownRows &rows)
{
    QByteArray body;
    QCborStreamWriter out(&body);
    out.startArray(RowsPart);
    out.append(rows.readAt.isValid() ? rows.readAt.toMSecsSinceEpoch() : 0);
    append(out, rows.stacks);
    append(out, rows.environments);
    out.endArray();
    return Head.toByteArray() + digestOf(body) + body;
}

KnownRows decode(const QByteArray &bytes)
{
    if (!bytes.startsWith(Head))
        return {};
    const QByteArray digest = bytes.mid(Head.size(), DigestBytes);
    const QByteArray body = bytes.mid(Head.size() + DigestBytes);
    return digest == digestOf(body) ? decodeCbor(body) : KnownRows();
}

} // namespace longshore::knownrowsformat
