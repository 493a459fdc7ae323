// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settingspage.h"

#include "app/core/displaytext.h"
#include "ui/pages/labelslist.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/tonelabel.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString methodText(AuthenticationMethod method)
{
    switch (method) {
    case AuthenticationMethod::Internal:
        return SettingsPage::tr("Portainer's own users");
    case AuthenticationMethod::Ldap:
        return SettingsPage::tr("LDAP; its settings are changed in Portainer");
    case AuthenticationMethod::OAuth:
        return SettingsPage::tr("OAuth; its settings are changed in Portainer");
    case AuthenticationMethod::Unknown:
        break;
    }
    return SettingsPage::tr("a way that Longshore does not know");
}

QFormLayout *addGroup(QVBoxLayout *column, const QString &title, QWidget *page)
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    column->addWidget(makeHeading(title, 0, page));
    column->addLayout(form);
    column->addSpacing(16);
    return form;
}

QString onOff(bool on)
{
    return on ? SettingsPage::tr("on") : SettingsPage::tr("off");
}

} // namespace

SettingsPage::SettingsPage(QWidget *parent)
    : PageFrame(tr("Settings"), parent), m_telemetry(new QCheckBox(tr("Send &anonymous statistics to Portainer"))), m_labels(new LabelsList),
      m_method(new ToneLabel(ColourRole::Text)), m_rest(new FactGrid), m_summary(new ToneLabel(ColourRole::Muted)),
      m_review(new QPushButton(tr("Re&view change..."))), m_discard(new QPushButton(tr("D&iscard")))
{
    setObjectName(u"settingsPage"_s);
    setSubtitle(tr("What holds for everybody on this server."));
    m_review->setObjectName(u"reviewChange"_s);
    m_discard->setObjectName(u"discardChange"_s);
    m_summary->setObjectName(u"changeSummary"_s);
    m_method->setObjectName(u"signInMethod"_s);
    setContent(content());
    connect(m_discard, &QPushButton::clicked, this, &SettingsPage::discard);
    connect(m_review, &QPushButton::clicked, this, [this] { Q_EMIT reviewRequested(m_base, draft()); });
    connect(m_telemetry, &QCheckBox::toggled, this, &SettingsPage::follow);
    connect(m_labels, &LabelsList::changed, this, &SettingsPage::follow);
    follow();
}

QWidget *SettingsPage::content()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(24, 4, 24, 16);
    column->setSpacing(8);
    QFormLayout *signIn = addGroup(column, tr("Signing in"), page);
    signIn->addRow(captionOf(tr("Users come from"), nullptr), m_method);
    addText(signIn, Setting::PasswordLength, tr("&Minimum password length"), tr("12"));
    addText(signIn, Setting::SessionTimeout, tr("&Session lifetime"), tr("8h"));
    addText(signIn, Setting::KubeconfigExpiry, tr("&Kubeconfig expiry"), tr("0 is never"));
    QFormLayout *server = addGroup(column, tr("Server"), page);
    addText(server, Setting::SnapshotInterval, tr("S&napshot interval"), tr("Portainer's default"));
    addText(server, Setting::LogoUrl, tr("&Logo"), tr("Portainer's own"));
    addText(server, Setting::TemplatesUrl, tr("App &templates"), tr("Portainer's default"));
    addText(server, Setting::HelmRepository, tr("&Helm repository"), tr("None"));
    addTelemetry(server);
    QFormLayout *hidden = addGroup(column, tr("Hidden containers"), page);
    addRow(hidden, Setting::HiddenLabels, tr("By la&bel"), m_labels);
    column->addWidget(m_rest);
    column->addStretch();
    alignCaptions();
    auto *scroll = new QScrollArea;
    scroll->setObjectName(u"settingsScroll"_s);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    page->setAutoFillBackground(false);
    scroll->viewport()->setBackgroundRole(QPalette::Window);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(24, 0, 24, 16);
    foot->setSpacing(8);
    foot->addWidget(m_summary, 1);
    foot->addWidget(m_discard);
    foot->addWidget(m_review);
    auto *whole = new QWidget;
    auto *rows = new QVBoxLayout(whole);
    rows->setContentsMargins({});
    rows->setSpacing(12);
    rows->addWidget(scroll, 1);
    rows->addLayout(foot);
    return whole;
}

void SettingsPage::addText(QFormLayout *form, Setting setting, const QString &caption, const QString &hint)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(u"setting%1"_s.arg(static_cast<int>(setting)));
    edit->setAccessibleName(settingsedit::name(setting));
    edit->setPlaceholderText(hint);
    m_texts.insert(setting, edit);
    addRow(form, setting, caption, edit);
    connect(edit, &QLineEdit::textChanged, this, &SettingsPage::follow);
}

void SettingsPage::addRow(QFormLayout *form, Setting setting, const QString &caption, QWidget *field)
{
    auto *note = new ToneLabel(ColourRole::Bad);
    note->setObjectName(u"problem%1"_s.arg(static_cast<int>(setting)));
    note->say({});
    m_notes.insert(setting, note);
    auto *both = new QVBoxLayout;
    both->setSpacing(4);
    both->addWidget(field);
    both->addWidget(note);
    form->addRow(captionOf(caption, field), both);
}

/// Its words stand beside those of the field, whatever is said below that.
QLabel *SettingsPage::captionOf(const QString &text, QWidget *field)
{
    auto *caption = new QLabel(text);
    caption->setBuddy(field);
    if (qobject_cast<QLineEdit *>(field)) {
        constexpr int LineOfField = 5;
        caption->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        caption->setContentsMargins(0, LineOfField, 0, 0);
    }
    m_captions.append(caption);
    return caption;
}

/// One column of fields through all groups.
void SettingsPage::alignCaptions()
{
    int width = 0;
    for (const QLabel *caption : std::as_const(m_captions))
        width = std::max(width, caption->sizeHint().width());
    for (QLabel *caption : std::as_const(m_captions))
        caption->setMinimumWidth(width);
}

void SettingsPage::addTelemetry(QFormLayout *form)
{
    m_telemetry->setObjectName(u"telemetry"_s);
    form->addRow(captionOf({}, nullptr), m_telemetry);
}

void SettingsPage::setSettings(const ServerSettings &settings)
{
    rebase(settings, isFilled() ? m_base : draft());
}

void SettingsPage::takeOver(const ServerSettings &settings, const ServerSettings &sent)
{
    rebase(settings, sent);
}

/// What was typed other than `known` stays, over what the server has now.
void SettingsPage::rebase(const ServerSettings &settings, const ServerSettings &known)
{
    const ServerSettings typed = draft();
    ServerSettings next = settings;
    for (const settingsedit::Step &step : settingsedit::steps(known, typed))
        settingsedit::copy(step.setting, typed, next);
    m_base = settings;
    fill(next);
    showRest();
    setFilled();
    follow();
}

void SettingsPage::discard()
{
    fill(m_base);
    follow();
}

void SettingsPage::fill(const ServerSettings &settings)
{
    m_filling = true;
    const QHash<Setting, QString> texts{{Setting::LogoUrl, settings.logoUrl},
                                        {Setting::TemplatesUrl, settings.templatesUrl},
                                        {Setting::SnapshotInterval, settings.snapshotInterval},
                                        {Setting::SessionTimeout, settings.userSessionTimeout},
                                        {Setting::PasswordLength, QString::number(settings.requiredPasswordLength)},
                                        {Setting::KubeconfigExpiry, settings.kubeconfigExpiry},
                                        {Setting::HelmRepository, settings.helmRepositoryUrl}};
    for (auto at = texts.cbegin(); at != texts.cend(); ++at)
        if (QLineEdit *edit = m_texts.value(at.key()); edit->text() != at.value())
            edit->setText(at.value());
    m_telemetry->setChecked(settings.telemetry);
    m_labels->setLabels(settings.hiddenLabels);
    m_filling = false;
}

ServerSettings SettingsPage::draft() const
{
    // Spaces around what is typed are a slip; those that the server has are none of the person's doing.
    const auto text = [this](Setting setting, const QString &before = {}) {
        const QString typed = m_texts.value(setting)->text();
        return typed == before ? typed : typed.trimmed();
    };
    ServerSettings wanted = m_base;
    wanted.logoUrl = text(Setting::LogoUrl, m_base.logoUrl);
    wanted.templatesUrl = text(Setting::TemplatesUrl, m_base.templatesUrl);
    wanted.snapshotInterval = text(Setting::SnapshotInterval, m_base.snapshotInterval);
    wanted.userSessionTimeout = text(Setting::SessionTimeout, m_base.userSessionTimeout);
    wanted.requiredPasswordLength = text(Setting::PasswordLength).toInt(); // No number is 0, which is refused with the reason.
    wanted.kubeconfigExpiry = text(Setting::KubeconfigExpiry, m_base.kubeconfigExpiry);
    wanted.helmRepositoryUrl = text(Setting::HelmRepository, m_base.helmRepositoryUrl);
    wanted.telemetry = m_telemetry->isChecked();
    wanted.hiddenLabels = m_labels->labels();
    return wanted;
}

void SettingsPage::showRest()
{
    m_method->say(methodText(m_base.authenticationMethod));
    m_rest->setGroups({{tr("Changed in Portainer only"),
                        {{.label = tr("Edge compute"), .value = onOff(m_base.edgeComputeFeatures)},
                         {.label = tr("Edge agents check in"), .value = tr("every %1 s").arg(m_base.edgeCheckinInterval)},
                         {.label = tr("Trust on first connect"), .value = onOff(m_base.trustOnFirstConnect)},
                         {.label = tr("Edge id enforced"), .value = onOff(m_base.enforceEdgeId)},
                         {.label = tr("Image of the kubectl shell"), .value = oneLine(m_base.kubectlShellImage), .monospace = true},
                         {.label = tr("Stacks hidden from users"), .value = onOff(m_base.hideStacksFunctionality)}}}});
}

void SettingsPage::setBusy(bool busy)
{
    m_busy = busy;
    m_review->setText(busy ? tr("Changing") : tr("Re&view change..."));
    follow();
}

// A value that the server has and Longshore would not set is no mistake of the person's.
void SettingsPage::judge(Setting setting, const ServerSettings &wanted, bool isChanged)
{
    const QString problem = isChanged ? settingsedit::problem(wanted, setting) : QString();
    ToneLabel *note = m_notes.value(setting);
    note->setRole(problem.isEmpty() ? ColourRole::Muted : ColourRole::Bad);
    note->say(problem.isEmpty() ? settingsedit::meaning(wanted, setting) : problem);
    if (QLineEdit *edit = m_texts.value(setting))
        edit->setAccessibleDescription(note->text());
}

QString SettingsPage::unsent() const
{
    const qsizetype count = m_busy || !isFilled() ? 0 : settingsedit::steps(m_base, draft()).size();
    if (count == 0)
        return {};
    return count == 1 ? tr("One change to the settings was not sent yet.") : tr("%1 changes to the settings were not sent yet.").arg(count);
}

void SettingsPage::follow()
{
    if (m_filling)
        return;
    const ServerSettings wanted = draft();
    const QList<settingsedit::Step> steps = settingsedit::steps(m_base, wanted);
    bool isGood = true;
    for (auto at = m_notes.cbegin(); at != m_notes.cend(); ++at) {
        const bool isChanged = std::ranges::find(steps, at.key(), &settingsedit::Step::setting) != steps.end();
        judge(at.key(), wanted, isChanged);
        isGood = isGood && (!isChanged || settingsedit::problem(wanted, at.key()).isEmpty());
    }
    m_summary->say(steps.isEmpty()     ? tr("Nothing is changed.")
                   : steps.size() == 1 ? tr("One setting differs from what the server has.")
                                       : tr("%1 settings differ from what the server has.").arg(steps.size()));
    m_review->setEnabled(isGood && !steps.isEmpty() && !m_busy);
    m_discard->setEnabled(!steps.isEmpty() && !m_busy);
}

} // namespace longshore
