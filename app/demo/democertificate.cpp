// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/democertificate.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace longshore::demo {
namespace {

template <auto Free>
struct Freer {
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using X509Pointer = std::unique_ptr<X509, Freer<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>>;
using Number = std::unique_ptr<BIGNUM, Freer<BN_free>>;
using Buffer = std::unique_ptr<BIO, Freer<BIO_free_all>>;

constexpr long FiveYears = 5L * 365 * 24 * 60 * 60;

bool addExtension(X509 *certificate, int nid, const char *value)
{
    const Extension extension(X509V3_EXT_conf_nid(nullptr, nullptr, nid, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool addExtensions(X509 *certificate)
{
    return addExtension(certificate, NID_key_usage, "critical,digitalSignature,keyEncipherment")
        && addExtension(certificate, NID_ext_key_usage, "serverAuth")
        && addExtension(certificate, NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(certificate, NID_subject_alt_name, "critical,DNS:localhost,IP:0.0.0.0");
}

bool setSerial(X509 *certificate)
{
    const Number serial(BN_new());
    return serial && BN_rand(serial.get(), 127, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1
        && BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(certificate));
}

X509Pointer signedCertificate(EVP_PKEY *key)
{
    X509Pointer certificate(X509_new());
    constexpr long Version3 = 2;
    const bool ok = certificate && X509_set_version(certificate.get(), Version3) == 1 && setSerial(certificate.get())
        && X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0)
        && X509_gmtime_adj(X509_getm_notAfter(certificate.get()), FiveYears)
        && X509_set_pubkey(certificate.get(), key) == 1 && addExtensions(certificate.get())
        && X509_sign(certificate.get(), key, EVP_sha256()) > 0;
    if (!ok)
        certificate.reset();
    return certificate;
}

QByteArray contentOf(BIO *buffer)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(buffer, &data);
    return QByteArray(data, qsizetype(size));
}

QByteArray pemOf(EVP_PKEY *key)
{
    const Buffer buffer(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey_traditional(buffer.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return contentOf(buffer.get());
}

QByteArray derOf(X509 *certificate)
{
    const Buffer buffer(BIO_new(BIO_s_mem()));
    i2d_X509_bio(buffer.get(), certificate);
    return contentOf(buffer.get());
}

} // namespace

CertificateWithKey makePortainerCertificate()
{
    const Key key(EVP_EC_gen("P-256"));
    const X509Pointer certificate = key ? signedCertificate(key.get()) : nullptr;
    if (!certificate)
        return {QSslCertificate(QByteArray()), QSslKey()};
    return {QSslCertificate(derOf(certificate.get()), QSsl::Der), QSslKey(pemOf(key.get()), QSsl::Ec)};
}

} // namespace longshore::demo
