// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/stacktemplate.h"

#include <QDialog>

class QFormLayout;
class QListWidget;
class QPushButton;
class QStackedLayout;

namespace longshore {

class FilterField;
class ToneLabel;

/// "From a template...": choose one, its file is read, then what it asks for is filled in.
class TemplatePicker : public QDialog
{
    Q_OBJECT
public:
    explicit TemplatePicker(const QList<StackTemplate> &templates, QWidget *parent);

    /// `isWhole`: all that is to come is there. `problem` says what could not be read; the rest can be used.
    void setTemplates(const QList<StackTemplate> &templates, bool isWhole, const QString &problem);
    void setFile(const QString &key, const QString &file); ///< Ignored unless it is the chosen one.
    void setFailed(const QString &sentence);

Q_SIGNALS:
    void listWanted(); ///< Again.
    void fileWanted(const QString &key);
    /// Text of the stack's file, and variables it is to have.
    void used(const longshore::StackTemplate &chosen, const QString &file, const QList<longshore::EnvVariable> &variables);

private:
    QWidget *makeList();
    QWidget *makeForm();
    void fillList(const QString &kept); ///< The key of the one that stays chosen.
    void sayList();
    const StackTemplate *current() const;
    void goOn();
    void askForValues();
    void use();

    QList<StackTemplate> m_templates;
    StackTemplate m_chosen;
    QString m_file;
    QString m_problem;
    bool m_isLoading = false;
    bool m_isReading = false; ///< The file of the chosen one.
    QStackedLayout *m_pages;
    FilterField *m_filter = nullptr;
    QListWidget *m_list = nullptr;
    QFormLayout *m_form = nullptr;
    ToneLabel *m_heading = nullptr;
    ToneLabel *m_state = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_go = nullptr;
    QHash<QString, QWidget *> m_fields;
};

} // namespace longshore
