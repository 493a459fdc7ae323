// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/settingsedit.h"
#include "ui/pages/pageframe.h"

#include <QHash>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace longshore {

class FactGrid;
class LabelsList;
class ToneLabel;

/// The settings of a server: those that are safely changed by value as fields, the rest as facts. What is typed is a draft
/// until it was reviewed; a refresh keeps it.
class SettingsPage : public PageFrame
{
    Q_OBJECT
public:
    explicit SettingsPage(QWidget *parent = nullptr);

    void setSettings(const ServerSettings &settings); ///< Keeps what is typed.
    /// `sent` is done with, whatever became of it; what was typed since stays.
    void takeOver(const ServerSettings &settings, const ServerSettings &sent);
    const ServerSettings &settings() const { return m_base; } ///< As the server said them last.
    ServerSettings draft() const;
    void discard();
    void setBusy(bool busy); ///< A change is under way.
    QString unsent() const override;
    void discardUnsent() override { discard(); }

Q_SIGNALS:
    void reviewRequested(const longshore::ServerSettings &before, const longshore::ServerSettings &wanted);

private:
    using Setting = settingsedit::Setting;
    QWidget *content();
    void addText(QFormLayout *form, Setting setting, const QString &caption, const QString &hint);
    void addRow(QFormLayout *form, Setting setting, const QString &caption, QWidget *field);
    QLabel *captionOf(const QString &text, QWidget *field);
    void alignCaptions();
    void addTelemetry(QFormLayout *form);
    void rebase(const ServerSettings &settings, const ServerSettings &known);
    void fill(const ServerSettings &settings);
    void judge(Setting setting, const ServerSettings &wanted, bool isChanged);
    void showRest();
    void follow();

    ServerSettings m_base;
    bool m_busy = false;
    bool m_filling = false;
    QHash<Setting, QLineEdit *> m_texts;
    QList<QLabel *> m_captions;
    QHash<Setting, ToneLabel *> m_notes; ///< Below the fields: what is wrong with the value, or what it means.
    QCheckBox *m_telemetry;
    LabelsList *m_labels;
    ToneLabel *m_method;
    FactGrid *m_rest;
    ToneLabel *m_summary;
    QPushButton *m_review;
    QPushButton *m_discard;
};

} // namespace longshore
