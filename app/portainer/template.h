// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/portainer/resourcecontrol.h"
#include "app/portainer/stack.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

/// Files that stacks can be made of: one's own server's, and those of a list in the internet (portainer-api.md 8.2, 8.3).
namespace longshore {

enum class CustomTemplateId : qint64 {};

/// What is asked for before a custom template becomes a stack: `{{ name }}` in its file, filled in by the client.
struct TemplateVariable {
    QString name;
    QString label;
    QString defaultValue;
    QString description;
    bool operator==(const TemplateVariable &) const = default;
};

/// A template somebody keeps on the server (GET /custom_templates).
struct CustomTemplate {
    CustomTemplateId id{};
    QString title;
    QString description;
    QString note; ///< HTML of a stranger: never shown as it is.
    QString logo; ///< An address.
    qint64 platform = 0; ///< 1 Linux, 2 Windows.
    Coded<StackType> type;
    UserId createdBy{};
    QString entryPoint;
    QList<TemplateVariable> variables;
    QString repositoryUrl; ///< Empty: not from git.
    std::optional<ResourceControl> resourceControl;
    bool isForEdge = false;
    bool operator==(const CustomTemplate &) const = default;
};

/// A custom template that does not exist yet.
struct NewCustomTemplate {
    QString title; ///< Unique on the server.
    QString description; ///< Not empty.
    QString note;
    StackType type = StackType::Compose;
    QString file;
    QList<TemplateVariable> variables;
};

/// One of the values a variable of an app template may have.
struct TemplateChoice {
    QString text;
    QString value;
    bool isDefault = false;
    bool operator==(const TemplateChoice &) const = default;
};

/// A variable that an app template wants set.
struct AppTemplateVariable {
    QString name;
    QString label;
    QString description;
    QString defaultValue;
    bool isPreset = false; ///< Set to its default without asking.
    QList<TemplateChoice> choices; ///< Empty: any text.
    bool operator==(const AppTemplateVariable &) const = default;
};

/// What an app template makes; numbered otherwise than stacks are.
enum class AppTemplateType { Unknown, Container = 1, SwarmStack = 2, ComposeStack = 3, LastKnown = ComposeStack };

/// A template of the list that the server fetches from the internet (GET /templates).
struct AppTemplate {
    qint64 id = 0;
    Coded<AppTemplateType> type;
    QString title;
    QString description;
    QString note; ///< HTML of a stranger: never shown as it is.
    QString logo; ///< An address.
    QString name; ///< Suggested for the stack.
    QString platform; ///< "linux", "windows" or empty.
    QStringList categories;
    bool isForAdministrators = false;
    QString image; ///< Containers only.
    QList<AppTemplateVariable> variables;
    QString repositoryUrl; ///< Stacks only; empty with a file of its own.
    QString repositoryFile;
    QString stackFile; ///< The text itself, where the list brings it along.
    bool operator==(const AppTemplate &) const = default;
};

/// The file of a template with its variables filled in; one that has no value keeps its default.
QString filledTemplate(const QString &file, const QList<TemplateVariable> &variables, const QMap<QString, QString> &values);

} // namespace longshore
