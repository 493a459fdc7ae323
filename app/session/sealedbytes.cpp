// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sealedbytes.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <limits>
#include <memory>

namespace longshore::sealed {

namespace {

constexpr int NonceBytes = 12;
constexpr int TagBytes = 16;
constexpr qsizetype MostBytes = std::numeric_limits<int>::max() / 2;

struct Free {
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, Free>;

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

int length(const QByteArray &bytes)
{
    return static_cast<int>(bytes.size());
}

} // namespace

QByteArray newKey()
{
    QByteArray key(KeyBytes, '\0');
    return RAND_bytes(bytesOf(key), length(key)) == 1 ? key : QByteArray();
}

// A nonce of its own each time, in front; the proof of integrity behind.
QByteArray seal(const QByteArray &plain, const QByteArray &key, const QByteArray &label)
{
    if (key.size() != KeyBytes || plain.size() > MostBytes)
        return {};
    QByteArray nonce(NonceBytes, '\0');
    QByteArray cipher(plain.size(), '\0');
    QByteArray tag(TagBytes, '\0');
    const Context context(EVP_CIPHER_CTX_new());
    int written = 0;
    const bool isDone = context && RAND_bytes(bytesOf(nonce), NonceBytes) == 1
        && EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytesOf(key), bytesOf(std::as_const(nonce))) == 1
        && EVP_EncryptUpdate(context.get(), nullptr, &written, bytesOf(label), length(label)) == 1
        && EVP_EncryptUpdate(context.get(), bytesOf(cipher), &written, bytesOf(plain), length(plain)) == 1
        && EVP_EncryptFinal_ex(context.get(), bytesOf(cipher) + written, &written) == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, TagBytes, tag.data()) == 1;
    return isDone ? nonce + cipher + tag : QByteArray();
}

std::optional<QByteArray> open(const QByteArray &sealedBytes, const QByteArray &key, const QByteArray &label)
{
    if (key.size() != KeyBytes || sealedBytes.size() < NonceBytes + TagBytes || sealedBytes.size() > MostBytes)
        return std::nullopt;
    const QByteArray nonce = sealedBytes.first(NonceBytes);
    const QByteArray cipher = sealedBytes.sliced(NonceBytes, sealedBytes.size() - NonceBytes - TagBytes);
    QByteArray tag = sealedBytes.last(TagBytes);
    QByteArray plain(cipher.size(), '\0');
    const Context context(EVP_CIPHER_CTX_new());
    int written = 0;
    const bool isWhole = context && EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytesOf(key), bytesOf(nonce)) == 1
        && EVP_DecryptUpdate(context.get(), nullptr, &written, bytesOf(label), length(label)) == 1
        && EVP_DecryptUpdate(context.get(), bytesOf(plain), &written, bytesOf(cipher), length(cipher)) == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, TagBytes, tag.data()) == 1
        && EVP_DecryptFinal_ex(context.get(), bytesOf(plain) + written, &written) == 1;
    return isWhole ? std::optional(plain) : std::nullopt;
}

} // namespace longshore::sealed
