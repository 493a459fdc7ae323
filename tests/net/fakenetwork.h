// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslError>
#include <QTimer>

#include <algorithm>
#include <cstring>
#include <functional>
#include <memory>

namespace longshore::test {

/// A reply that says what the test tells it to, in the order Qt does.
class FakeReply : public QNetworkReply
{
    Q_OBJECT
public:
    FakeReply(QNetworkAccessManager::Operation operation, const QNetworkRequest &request, QObject *parent = nullptr)
        : QNetworkReply(parent)
    {
        setOperation(operation);
        setRequest(request);
        setUrl(request.url());
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    void head(int status, const QList<QPair<QByteArray, QByteArray>> &headers = {{"Content-Type", "application/json"}})
    {
        setAttribute(QNetworkRequest::HttpStatusCodeAttribute, status);
        for (const auto &[name, value] : headers)
            setRawHeader(name, value);
        Q_EMIT metaDataChanged();
    }
    void bytes(const QByteArray &more)
    {
        m_waiting += more;
        Q_EMIT readyRead();
    }
    void end(NetworkError error = NoError, const QString &text = {})
    {
        if (error != NoError) {
            setError(error, text);
            Q_EMIT errorOccurred(error);
        }
        setFinished(true);
        Q_EMIT finished();
    }
    void answer(int status, const QByteArray &body, const QByteArray &type = "application/json")
    {
        head(status, type.isEmpty() ? QList<QPair<QByteArray, QByteArray>>{} : QList<QPair<QByteArray, QByteArray>>{{"Content-Type", type}});
        if (!body.isEmpty())
            bytes(body);
        end(errorOf(status));
    }
    void setTls(const QSslConfiguration &tls) { m_tls = tls; }

    /// One that is let go of before it is over ends on the wire, as the library does it.
    ~FakeReply() override
    {
        if (!isFinished())
            ++*aborts;
    }
    void abort() override
    {
        ++*aborts;
        if (isFinished())
            return;
        close();
        end(OperationCanceledError);
    }
    qint64 bytesAvailable() const override { return m_waiting.size() + QIODevice::bytesAvailable(); }
    bool isSequential() const override { return true; }

    std::shared_ptr<int> aborts = std::make_shared<int>(0); ///< Outlives the reply.
    QList<QSslError> ignored;

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        const qint64 count = std::min<qint64>(maxSize, m_waiting.size());
        std::memcpy(data, m_waiting.constData(), std::size_t(count));
        m_waiting.remove(0, count);
        return count;
    }
    void sslConfigurationImplementation(QSslConfiguration &tls) const override { tls = m_tls; }
    void ignoreSslErrorsImplementation(const QList<QSslError> &errors) override { ignored = errors; }

private:
    static NetworkError errorOf(int status)
    {
        switch (status) {
        case 401:
            return AuthenticationRequiredError;
        case 403:
            return ContentAccessDenied;
        case 404:
            return ContentNotFoundError;
        case 409:
            return ContentConflictError;
        default:
            return status >= 500 ? UnknownServerError : status >= 400 ? UnknownContentError : NoError;
        }
    }

    QByteArray m_waiting;
    QSslConfiguration m_tls;
};

/// What the managers of one client were asked, and how they answer; outlives them.
struct FakeNetwork {
    struct Asked {
        QNetworkAccessManager *manager;
        QByteArray verb;
        QNetworkRequest request;
        QByteArray body;
        bool bodyIsSequential;
        QPointer<FakeReply> reply;
        std::shared_ptr<int> aborts;
    };
    QList<Asked> asked;
    std::function<void(FakeReply &)> answer; ///< Called from the event loop; empty leaves the call open.
    int managers = 0;

    std::function<std::unique_ptr<QNetworkAccessManager>()> factory();
    FakeReply *last() const { return asked.last().reply; } ///< Null once it is gone.
    int aborts() const { return *asked.last().aborts; } ///< Of the last reply.
};

class FakeManager : public QNetworkAccessManager
{
    Q_OBJECT
public:
    explicit FakeManager(FakeNetwork &network)
        : m_network(network)
    {
    }

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request, QIODevice *body) override
    {
        auto *reply = new FakeReply(operation, request, this);
        m_network.asked << FakeNetwork::Asked{.manager = this,
                                              .verb = operation == GetOperation ? QByteArray("GET") : request.attribute(QNetworkRequest::CustomVerbAttribute).toByteArray(),
                                              .request = request,
                                              .body = body ? body->readAll() : QByteArray(),
                                              .bodyIsSequential = body && body->isSequential(),
                                              .reply = reply,
                                              .aborts = reply->aborts};
        if (m_network.answer)
            QTimer::singleShot(0, reply, [reply, answer = m_network.answer] { answer(*reply); });
        return reply;
    }

private:
    FakeNetwork &m_network;
};

inline std::function<std::unique_ptr<QNetworkAccessManager>()> FakeNetwork::factory()
{
    return [this] {
        ++managers;
        return std::make_unique<FakeManager>(*this);
    };
}

} // namespace longshore::test
