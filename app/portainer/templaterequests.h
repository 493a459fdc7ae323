// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/request.h"
#include "app/portainer/stack.h"
#include "app/portainer/template.h"

/// The table of contents, continued from requests.h: templates that stacks are made of.
namespace longshore::requests {

/// GET /custom_templates; any user; one's own, public and granted ones; all types. portainer-api.md 8.2
Request<QList<CustomTemplate>> customTemplates();
/// GET /custom_templates/{id}/file; any user, whoever the template belongs to. portainer-api.md 8.2
Request<StackFile> customTemplateFile(CustomTemplateId id);
/// POST /custom_templates/create/string; any user; a taken title or a missing member is 500. portainer-api.md 8.2
Request<CustomTemplate> createCustomTemplate(const NewCustomTemplate &wanted);
/// GET /templates; any user; the server downloads the list each time: 500 without internet. portainer-api.md 8.3
Request<QList<AppTemplate>> appTemplates();
/// POST /templates/{id}/file; any user; 2.20 on; clones, so it may take long; changes nothing. portainer-api.md 8.3
Request<StackFile> appTemplateFile(qint64 id);
/// POST /templates/file; the same for 2.19, by the repository. portainer-api.md 8.3
Request<StackFile> appTemplateFileAt(const QString &repositoryUrl, const QString &path);

} // namespace longshore::requests
