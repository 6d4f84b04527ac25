using System.Xml.Linq;
using AfterSchool.Directory.Storage;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace AfterSchool.Directory.SignIn;

/// <summary>Keys of cookies and antiforgery rest sealed: who reads the database alone cannot make a sign-in cookie.</summary>
internal sealed class SealedKeys(Seals seals) : IXmlEncryptor
{
    internal const string Context = "data-protection/key";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(
            new XElement(
                "sealed",
                seals.Directory.Seal(plaintextElement.ToString(SaveOptions.DisableFormatting), Context)
            ),
            typeof(SealedKeysOpener)
        );
}

/// <summary>Opens what <see cref="SealedKeys"/> sealed; made by the framework from its name beside the key.</summary>
internal sealed class SealedKeysOpener(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(services.GetRequiredService<Seals>().Directory.Open(encryptedElement.Value, SealedKeys.Context));
}
