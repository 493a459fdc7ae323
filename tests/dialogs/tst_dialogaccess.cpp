// SPDX-License-Identifier: GPL-3.0-or-later
// What assistive programs get of every dialog in every state: a name for whatever can be reached, and no secret.
#include "tests/dialogs/dialogstates.h"
#include "ui/widgets/secretfield.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QTest>

#include <functional>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array Kinds{QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help, QAccessible::Accelerator,
                           QAccessible::DebugDescription, QAccessible::UserText};

void walk(QAccessibleInterface *node, const std::function<void(QAccessibleInterface &)> &visit)
{
    if (!node || !node->isValid())
        return;
    visit(*node);
    for (int child = 0; child < node->childCount(); ++child)
        walk(node->child(child), visit);
}

/// All the texts a node gives away.
QStringList textsOf(QAccessibleInterface &node)
{
    QStringList texts;
    for (const QAccessible::Text kind : Kinds)
        texts.append(node.text(kind));
    if (QAccessibleTextInterface *text = node.textInterface())
        texts.append(text->text(0, text->characterCount()));
    if (QAccessibleValueInterface *value = node.valueInterface())
        texts.append(value->currentValue().toString());
    return texts;
}

QString describe(QAccessibleInterface &node)
{
    const QObject *object = node.object();
    return object ? u"%1 \"%2\""_s.arg(QString::fromLatin1(object->metaObject()->className()), object->objectName()) : u"(no object)"_s;
}

} // namespace

class TestDialogAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingReachableHasAName_data() { states(); }
    void everythingReachableHasAName();
    void noSecretIsTold_data() { states(); }
    void noSecretIsTold();
    void tabReachesEveryControl_data() { states(); }
    void tabReachesEveryControl();
    void theWalkFindsAPlantedSecret();
    void secretFieldsArePasswordFields();

private:
    static void states()
    {
        QTest::addColumn<int>("at");
        const QList<DialogState> all = dialogStates();
        for (int at = 0; at < all.size(); ++at)
            QTest::newRow(qPrintable(all.at(at).name)) << at;
    }
    static std::unique_ptr<QDialog> bring(int at)
    {
        const DialogState state = dialogStates().at(at);
        auto dialog = state.make();
        dialog->show();
        if (!QTest::qWaitForWindowActive(dialog.get()))
            return nullptr;
        if (state.act)
            state.act(*dialog);
        QCoreApplication::processEvents();
        return dialog;
    }
    static QStringList secretsIn(QDialog &dialog);
};

QStringList TestDialogAccess::secretsIn(QDialog &dialog)
{
    QStringList found;
    walk(QAccessible::queryAccessibleInterface(&dialog), [&found](QAccessibleInterface &node) {
        for (const QString &text : textsOf(node)) {
            if (text.contains(SampleToken) || text.contains("secret-value"_L1))
                found.append(describe(node));
        }
    });
    for (const QWidget *widget : dialog.findChildren<QWidget *>()) {
        const QString told = widget->toolTip() + widget->statusTip() + widget->whatsThis() + widget->windowTitle();
        if (told.contains(SampleToken) || told.contains("secret-value"_L1))
            found.append(widget->objectName());
    }
    return found;
}

void TestDialogAccess::everythingReachableHasAName()
{
    QFETCH(int, at);
    const auto dialog = bring(at);
    QVERIFY(dialog);
    QVERIFY(!dialog->windowTitle().isEmpty());
    QStringList nameless;
    int reachable = 0;
    walk(QAccessible::queryAccessibleInterface(dialog.get()), [&](QAccessibleInterface &node) {
        const QAccessible::State state = node.state();
        if (state.invisible || !state.focusable || node.role() == QAccessible::Cell || node.role() == QAccessible::TreeItem)
            return;
        ++reachable;
        if (node.text(QAccessible::Name).trimmed().isEmpty())
            nameless.append(describe(node));
    });
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u"; "_s)));
    QVERIFY(reachable > 0);
}

void TestDialogAccess::noSecretIsTold()
{
    QFETCH(int, at);
    const auto dialog = bring(at);
    QVERIFY(dialog);
    QCOMPARE(secretsIn(*dialog), QStringList());
    for (SecretField *field : dialog->findChildren<SecretField *>())
        field->setRevealed(true);
    QCOMPARE(secretsIn(*dialog), QStringList());
}

void TestDialogAccess::tabReachesEveryControl()
{
    QFETCH(int, at);
    const auto dialog = bring(at);
    QVERIFY(dialog);
    QSet<QWidget *> expected;
    for (QWidget *widget : dialog->findChildren<QWidget *>()) {
        const bool control = (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy();
        const auto *radio = qobject_cast<QAbstractButton *>(widget);
        const bool offRadio = radio && radio->autoExclusive() && !radio->isChecked(); // arrow keys go there
        if (control && !offRadio && widget->isVisible() && widget->isEnabled())
            expected.insert(widget);
    }
    QSet<QWidget *> reached;
    for (qsizetype step = 0; step < 3 * expected.size() + 3; ++step) {
        QWidget *here = QApplication::focusWidget();
        QVERIFY(here);
        reached.insert(here);
        QTest::keyClick(here, Qt::Key_Tab);
    }
    QStringList missed;
    for (const QWidget *widget : expected - reached)
        missed.append(u"%1 \"%2\""_s.arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName()));
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u"; "_s)));
}

// The positive control: a plain line edit with the token in it is seen by the same walk.
void TestDialogAccess::theWalkFindsAPlantedSecret()
{
    QDialog dialog;
    QLineEdit plain(&dialog);
    plain.setText(SampleToken);
    dialog.show();
    QVERIFY(!secretsIn(dialog).isEmpty());
}

void TestDialogAccess::secretFieldsArePasswordFields()
{
    SecretField field(u"Access token"_s);
    field.setText(SampleToken);
    QAccessibleInterface *node = QAccessible::queryAccessibleInterface(&field);
    QVERIFY(node);
    QCOMPARE(node->role(), QAccessible::EditableText);
    QVERIFY(node->state().passwordEdit);
    QCOMPARE(node->text(QAccessible::Name), u"Access token"_s);
}

QTEST_MAIN(TestDialogAccess)
#include "tst_dialogaccess.moc"
