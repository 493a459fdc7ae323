// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/identities.h"

#include <QCryptographicHash>

#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/x509v3.h>

namespace longshore::test {

namespace {

    std::shared_ptr<EVP_PKEY> newKey()
    {
        return {EVP_EC_gen("P-256"), EVP_PKEY_free};
    }

    void addExtension(X509 *certificate, int nid, const QByteArray &value)
    {
        X509V3_CTX context;
        X509V3_set_ctx_nodb(&context);
        X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
        X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData());
        X509_add_ext(certificate, extension, -1);
        X509_EXTENSION_free(extension);
    }

} // namespace

Identity::Identity(const CertificateSpec &spec, const Identity *key)
    : m_key(key ? key->m_key : newKey())
{
    build(spec, nullptr, m_key.get());
}

Identity::Identity(const CertificateSpec &spec, const Identity &issuer, bool sendIssuer)
    : m_key(newKey())
{
    build(spec, issuer.m_certificate.get(), issuer.m_key.get());
    if (sendIssuer)
        append(issuer);
}

void Identity::build(const CertificateSpec &spec, X509 *issuerCertificate, EVP_PKEY *issuerKey)
{
    m_certificate = {X509_new(), X509_free};
    X509 *certificate = m_certificate.get();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), spec.serial);
    X509_time_adj_ex(X509_getm_notBefore(certificate), spec.fromDays, 0, nullptr);
    X509_time_adj_ex(X509_getm_notAfter(certificate), spec.toDays, 0, nullptr);
    if (!spec.commonName.isEmpty())
        X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                                   reinterpret_cast<const unsigned char *>(spec.commonName.constData()), -1, -1, 0);
    X509_set_issuer_name(certificate, X509_get_subject_name(issuerCertificate ? issuerCertificate : certificate));
    X509_set_pubkey(certificate, m_key.get());
    addExtension(certificate, NID_basic_constraints, spec.ca ? "critical,CA:TRUE" : "critical,CA:FALSE");
    addExtension(certificate, NID_key_usage, spec.ca ? "critical,keyCertSign,digitalSignature" : "critical,digitalSignature,keyEncipherment");
    if (!spec.ca || !spec.names.isEmpty())
        addExtension(certificate, NID_ext_key_usage, spec.forClient ? "clientAuth" : "serverAuth");
    if (!spec.names.isEmpty())
        addExtension(certificate, NID_subject_alt_name, spec.names);
    X509_sign(certificate, issuerKey, EVP_sha256());
}

Identity &Identity::append(const Identity &extra)
{
    m_chain.push_back(extra.m_certificate);
    m_chain.insert(m_chain.end(), extra.m_chain.begin(), extra.m_chain.end());
    return *this;
}

QSslCertificate Identity::certificate() const
{
    unsigned char *der = nullptr;
    const int size = i2d_X509(m_certificate.get(), &der);
    const QByteArray bytes(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return QSslCertificate(bytes, QSsl::Der);
}

QByteArray Identity::sha256() const
{
    return certificate().digest(QCryptographicHash::Sha256);
}

std::shared_ptr<SSL_CTX> Identity::context(Tls version) const
{
    const std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    const int protocol = version == Tls::V12 ? TLS1_2_VERSION : TLS1_3_VERSION;
    SSL_CTX_set_min_proto_version(context.get(), protocol);
    SSL_CTX_set_max_proto_version(context.get(), protocol);
    SSL_CTX_use_certificate(context.get(), m_certificate.get());
    SSL_CTX_use_PrivateKey(context.get(), m_key.get());
    for (const auto &extra : m_chain)
        SSL_CTX_add1_chain_cert(context.get(), extra.get());
    return context;
}

std::shared_ptr<SSL_CTX> Identity::contextFor(Tls version, const Identity &authority) const
{
    const std::shared_ptr<SSL_CTX> wary = context(version);
    X509_STORE_add_cert(SSL_CTX_get_cert_store(wary.get()), authority.m_certificate.get());
    SSL_CTX_add_client_CA(wary.get(), authority.m_certificate.get());
    SSL_CTX_set_verify(wary.get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    constexpr unsigned char Name[] = "longshore-test"; // Without one, sessions of clients that were checked cannot be resumed.
    SSL_CTX_set_session_id_context(wary.get(), Name, sizeof Name);
    return wary;
}

QByteArray Identity::pkcs12(const QByteArray &passPhrase) const
{
    STACK_OF(X509) *chain = sk_X509_new_null();
    for (const auto &extra : m_chain)
        sk_X509_push(chain, extra.get());
    const std::shared_ptr<PKCS12> file(PKCS12_create(passPhrase.constData(), "test", m_key.get(), m_certificate.get(), chain, 0, 0, 0, 0, 0), PKCS12_free);
    sk_X509_free(chain);
    unsigned char *der = nullptr;
    const int size = i2d_PKCS12(file.get(), &der);
    const QByteArray bytes(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return bytes;
}

} // namespace longshore::test
