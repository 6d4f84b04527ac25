using System.Security.Cryptography;
using System.Text;
using AfterSchool.ServiceDefaults.Sealing;
using CsCheck;

namespace AfterSchool.ServiceDefaults.Tests.Sealing;

public sealed class KeyRingTests
{
    private const string Context = "0199d4a0-0000-7000-8000-000000000001/name";
    private const string Name = "李小明";

    // base64url of 32 bytes of 0x01, and of 0x02.
    private const string OldKey = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE";
    private const string NewKey = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI";

    private static readonly KeyRing Old = KeyRing.Parse(OldKey);
    private static readonly KeyRing Both = KeyRing.Parse($"{NewKey}, {OldKey}");
    private static readonly KeyRing New = KeyRing.Parse(NewKey);

    [Fact]
    public void What_is_sealed_opens_under_its_context() =>
        Gen.Select(Gen.String[Gen.Char['\u0000', '\uD7FF'], 0, 200], Gen.String[Gen.Char['!', '~'], 1, 50])
            .Sample((plain, context) => Assert.Equal(plain, Old.Open(Old.Seal(plain, context), context)));

    [Fact]
    public void The_same_name_is_never_sealed_the_same_twice() =>
        Assert.NotEqual(Old.Seal(Name, Context), Old.Seal(Name, Context));

    [Fact]
    public void A_sealed_field_names_its_key_by_the_start_of_its_digest()
    {
        var digest = SHA256.HashData(Enumerable.Repeat((byte)1, 32).ToArray());

        Assert.Equal(Convert.ToHexStringLower(digest)[..8], Old.Seal(Name, Context).Split('.')[0]);
        Assert.Equal(Convert.ToHexStringLower(digest)[..8], Old.SealingKeyId);
    }

    [Fact]
    public void A_field_sealed_by_an_earlier_release_still_opens() =>
        Assert.Equal(Name, Old.Open("72cd6e84.AAECAwQFBgcICQoLyrRcnvvqQRq4ohO0N8s-okFms7TAw-Ydmg", Context));

    [Theory]
    [InlineData("0199d4a0-0000-7000-8000-000000000001/ground")]
    [InlineData("0199d4a0-0000-7000-8000-000000000002/name")]
    [InlineData("0199d4a0-0000-7000-8000-000000000001/name ")]
    public void A_field_moved_to_another_context_does_not_open(string other)
    {
        var sealedName = Old.Seal(Name, Context);

        Assert.Throws<SealBrokenException>(() => Old.Open(sealedName, other));
    }

    [Fact]
    public void Every_flipped_bit_breaks_the_seal()
    {
        // 9 bytes of UTF-8: 12 + 9 + 16 = 37 bytes leave spare bits in the last character, where flips hide best.
        var sealedName = Old.Seal(Name, Context);

        for (var at = 0; at < sealedName.Length; at++)
        for (var bit = 0; bit < 16; bit++)
        {
            var flipped = sealedName.ToCharArray();
            flipped[at] = (char)(flipped[at] ^ (1 << bit));
            Assert.Throws<SealBrokenException>(() => Old.Open(new string(flipped), Context));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("李小明")]
    [InlineData("72cd6e84")]
    [InlineData("72cd6e84.")]
    [InlineData("72cd6e84.AAAA")]
    [InlineData("72cd6e84.AAAA.AAAA")]
    public void What_was_never_sealed_does_not_open(string text) =>
        Assert.Throws<SealBrokenException>(() => Old.Open(text, Context));

    [Fact]
    public void A_shortened_or_lengthened_field_does_not_open()
    {
        var sealedName = Old.Seal(Name, Context);

        for (var length = 0; length < sealedName.Length; length++)
            Assert.Throws<SealBrokenException>(() => Old.Open(sealedName[..length], Context));
        Assert.Throws<SealBrokenException>(() => Old.Open(sealedName + "A", Context));
        Assert.Throws<SealBrokenException>(() => Old.Open(sealedName + " ", Context));
        Assert.Throws<SealBrokenException>(() => Old.Open(sealedName + "=", Context));
    }

    [Fact]
    public void A_blinded_value_is_under_a_subkey_and_not_under_the_key_itself()
    {
        var key = Enumerable.Repeat((byte)1, 32).ToArray();
        var subkey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "afterschool blind 1"u8.ToArray());
        var digest = HMACSHA256.HashData(subkey, Encoding.UTF8.GetBytes(Name));

        Assert.Equal(digest, System.Buffers.Text.Base64Url.DecodeFromChars(Old.Blind(Name).Split('.')[1]));
    }

    [Fact]
    public void Neither_key_nor_plain_text_is_ever_printed()
    {
        var sealedName = Old.Seal(Name, Context);
        var said = new StringBuilder($"{Old} {Both}");
        said.Append(Assert.Throws<SealBrokenException>(() => Old.Open(sealedName, "another")));
        said.Append(Assert.Throws<SealBrokenException>(() => New.Open(sealedName, Context)));
        said.Append(Assert.Throws<FormatException>(() => KeyRing.Parse(OldKey + "=")));
        said.Append(Assert.Throws<ArgumentException>(() => Old.Seal(Name + new string('a', 65_536), Context)));

        Assert.DoesNotContain(OldKey[..8], said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(NewKey[..8], said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Name, said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(sealedName, said.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_field_of_nothing_in_particular_is_not_sealed(string context) =>
        Assert.Throws<ArgumentException>(() => Old.Seal(Name, context));

    [Fact]
    public void The_longest_text_is_sealed_and_a_longer_one_refused()
    {
        var longest = new string('a', KeyRing.LimitPlainBytes);

        Assert.Equal(longest, Old.Open(Old.Seal(longest, Context), Context));
        Assert.Throws<ArgumentException>(() => Old.Seal(longest + "a", Context));
    }

    [Fact]
    public void Half_a_character_is_refused_instead_of_replaced() =>
        Assert.ThrowsAny<ArgumentException>(() => Old.Seal("\uD800", Context));
}
