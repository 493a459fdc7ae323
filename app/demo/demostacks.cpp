// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demostacks.h"

#include "app/demo/demoapps.h"
#include "app/demo/demopeople.h"
#include "app/demo/demorandom.h"
#include "app/demo/demosample.h"
#include "app/demo/demovariables.h"

#include <QThread>

namespace longshore::demo {
namespace {

constexpr qint64 Hour = 60 * 60;
constexpr qint64 TwoYears = 730 * 24 * Hour;

/// Texts that many stacks share, so that a hundred thousand of them share the memory too.
struct Texts {
    const QByteArray compose = "docker-compose.yml";
    const QByteArray manifest = "k8s-deployment.yml";
    const QByteArray gitCompose = "deploy/docker-compose.yml";
    const QByteArray gitManifest = "deploy/app.yml";
    const QByteArray branch = "refs/heads/main";
};

EnvironmentId environmentAt(Place place)
{
    switch (place) {
    case Place::Swarm:
        return SwarmBId;
    case Place::Kube:
        return KubeId;
    case Place::Workshop:
        return WorkshopId;
    case Place::Gone:
        return GoneId;
    case Place::Local:
        break;
    }
    return LocalId;
}

StackKind kindAt(Place place)
{
    return place == Place::Swarm ? StackKind::Swarm : place == Place::Kube ? StackKind::Kubernetes : StackKind::Compose;
}

/// Makes stacks one after the other; ids have gaps, as on a server where a create failed now and then.
class Maker
{
public:
    explicit Maker(Model &model) : m_model(model) {}

    void add(const SampleStack &sample, const QByteArray &name, Random random)
    {
        Stack stack = placed(sample, name);
        m_nextId += random.oneIn(7) ? 2 : 1;
        addDates(stack, sample, random);
        addControl(stack, sample.ownership, sample.createdBy);
        addGit(stack, sample.traits, random);
        stack.variables = variablesFor(sample.traits, apps()[size_t(stack.app)], random);
        m_model.lastStack = number(stack.id);
        m_model.stacks.push_back(std::move(stack));
    }

private:
    Stack placed(const SampleStack &sample, const QByteArray &name)
    {
        Stack stack;
        stack.id = StackId(m_nextId);
        stack.name = name;
        stack.kind = kindAt(sample.place);
        stack.environment = environmentAt(sample.place);
        if (const Environment *environment = m_model.environment(stack.environment))
            stack.swarmId = environment->swarmId;
        stack.nameSpace = sample.nameSpace;
        stack.app = appNamed(sample.app);
        stack.active = !sample.traits.testFlag(Trait::Inactive);
        stack.sleeps = stack.active;
        stack.crlf = sample.traits.testFlag(Trait::Crlf);
        stack.fromTemplate = sample.traits.testFlag(Trait::Template);
        if (sample.traits.testFlag(Trait::Prune))
            stack.prune = true;
        return stack;
    }

    void addDates(Stack &stack, const SampleStack &sample, Random &random)
    {
        const qint64 age = Hour + qint64(random.next() % quint64(TwoYears - Hour));
        stack.created = m_model.startedAt - age;
        stack.createdBy = sample.createdBy;
        if (!*sample.updatedBy)
            return;
        stack.updated = m_model.startedAt - qint64(random.next() % quint64(age));
        stack.updatedBy = sample.updatedBy;
    }

    void addControl(Stack &stack, Ownership ownership, const char *creator)
    {
        if (ownership == Ownership::Nobody || stack.kind == StackKind::Kubernetes)
            return;
        Control &control = stack.control.emplace();
        control.id = ResourceControlId(++m_model.lastControl);
        control.administratorsOnly = ownership == Ownership::Administrators;
        control.everyone = ownership == Ownership::Public;
        if (ownership == Ownership::Private)
            control.users = {m_model.userNamed(creator)->id};
        if (ownership == Ownership::Team)
            control.teams = {WebTeam};
    }

    void addGit(Stack &stack, Traits traits, Random &random)
    {
        const bool kube = stack.kind == StackKind::Kubernetes;
        stack.entryPoint = kube ? m_texts.manifest : m_texts.compose;
        if (!traits.testFlag(Trait::Git))
            return;
        stack.entryPoint = kube ? m_texts.gitManifest : m_texts.gitCompose;
        stack.git = GitSource{"https://git.example.org/deploy/" + QByteArray(apps()[size_t(stack.app)].name), m_texts.branch,
                              random.hex(40), traits.testFlag(Trait::GitLogin) ? "deploy-bot" : QByteArray(), false,
                              traits.testFlag(Trait::GitLogin) ? "sesame" : QByteArray()};
        if (traits.testFlag(Trait::MoreFiles))
            stack.additionalFiles = {kube ? "deploy/config.yml" : "deploy/extra.yml", "deploy/limits.yml"};
        if (traits.testFlag(Trait::Interval))
            stack.autoUpdate = AutoUpdate{random.oneIn(2) ? "5m" : "1h30m", {}, QByteArray::number(number(stack.id))};
        if (traits.testFlag(Trait::Webhook))
            stack.autoUpdate = AutoUpdate{{}, uuid(random), {}};
    }

    static QByteArray uuid(Random &random)
    {
        return random.hex(8) + '-' + random.hex(4) + "-4" + random.hex(3) + "-9" + random.hex(3) + '-' + random.hex(12);
    }

    Model &m_model;
    const Texts m_texts;
    qint64 m_nextId = 1;
};

QByteArray furtherName(const App &app, int index, Random &random)
{
    static constexpr const char *Stages[] = {"", "-prod", "-stage", "-test", "-eu", "-us", "-blue", "-green"};
    return app.name + QByteArray(Stages[random.below(int(std::size(Stages)))]) + QByteArray::number(index);
}

/// A stack much like one of the sample, for numbers beyond it.
void addFurther(Maker &maker, int index)
{
    Random random(quint64(index) + 1000);
    SampleStack like = sample()[size_t(random.below(int(sample().size())))];
    const App &app = apps()[size_t(random.below(int(apps().size())))];
    like.app = app.name;
    like.traits.setFlag(Trait::Inactive, random.oneIn(6));
    maker.add(like, furtherName(app, index, random), random);
}

} // namespace

void addStacks(Model &model, int count)
{
    Maker maker(model);
    model.stacks.reserve(size_t(count));
    for (int index = 0; index < count && !QThread::currentThread()->isInterruptionRequested(); ++index) {
        if (size_t(index) < sample().size())
            maker.add(sample()[size_t(index)], sample()[size_t(index)].name, Random(quint64(index) + 1));
        else
            addFurther(maker, index);
    }
}

} // namespace longshore::demo
