// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/yamlfingerprint.h"

#include <QCryptographicHash>

#include <algorithm>

namespace longshore {

namespace {

class Fingerprint
{
public:
    void add(const YamlRef &node, int depth)
    {
        static constexpr int MostNodes = 100'000;
        if (++m_nodes > MostNodes || depth > 2 * YamlText::MostLevels)
            return;
        if (node.isMapping()) {
            QList<YamlRef::Entry> entries = node.entries();
            std::ranges::stable_sort(entries, {}, &YamlRef::Entry::name);
            mark('{');
            for (const YamlRef::Entry &entry : entries) {
                text(entry.name());
                add(entry.value, depth + 1);
            }
            mark('}');
        } else if (node.isSequence()) {
            mark('[');
            for (const YamlRef &item : node.items())
                add(item, depth + 1);
            mark(']');
        } else if (node.isNull()) {
            mark('0');
        } else {
            text(node.text());
        }
    }

    QString result() const { return QString::fromLatin1(m_hash.result().toHex().left(24)); }

private:
    void mark(char c) { m_hash.addData(QByteArrayView(&c, 1)); }
    void text(const QString &value)
    {
        const QByteArray bytes = value.toUtf8();
        m_hash.addData(QByteArrayView(QByteArray::number(bytes.size()) + ':'));
        m_hash.addData(bytes);
    }

    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    int m_nodes = 0;
};

} // namespace

QString yamlFingerprint(const YamlRef &node)
{
    Fingerprint fingerprint;
    fingerprint.add(node, 0);
    return fingerprint.result();
}

} // namespace longshore
