using AfterSchool.ServiceDefaults.Sealing;

namespace AfterSchool.ServiceDefaults.Tests.Sealing;

public sealed class KeyRotationTests
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
    public void A_ring_is_rotated_without_losing_a_field()
    {
        var before = Old.Seal(Name, Context);
        Assert.False(Old.NeedsReseal(before));

        Assert.Equal(Name, Both.Open(before, Context));
        Assert.True(Both.NeedsReseal(before));
        var after = Both.Reseal(before, Context);

        Assert.False(Both.NeedsReseal(after));
        Assert.Equal(Name, New.Open(after, Context));
        Assert.Throws<SealBrokenException>(() => New.Open(before, Context));
    }

    [Fact]
    public void A_field_under_another_context_is_not_resealed()
    {
        var before = Old.Seal(Name, Context);

        Assert.Throws<SealBrokenException>(() => Both.Reseal(before, "another"));
    }

    [Fact]
    public void A_blinded_value_is_found_again_and_through_a_rotation()
    {
        Assert.Equal(Old.Blind("13800000000"), Old.Blind("13800000000"));
        Assert.NotEqual(Old.Blind("13800000000"), Old.Blind("13800000001"));
        Assert.NotEqual(Old.Blind("13800000000"), New.Blind("13800000000"));

        Assert.Equal([New.Blind("13800000000"), Old.Blind("13800000000")], Both.Blinds("13800000000"));
        Assert.Equal(New.Blind("13800000000"), Both.Blind("13800000000"));
        Assert.True(Both.NeedsReseal(Old.Blind("13800000000")));
    }

    [Theory]
    [InlineData(null, "Key 1 of the ring is not base64url of 32 bytes.")]
    [InlineData("", "Key 1 of the ring is not base64url of 32 bytes.")]
    [InlineData("AQEB", "Key 1 of the ring is not base64url of 32 bytes.")]
    [InlineData(OldKey + ",", "Key 2 of the ring is not base64url of 32 bytes.")]
    [InlineData(OldKey + "," + NewKey + "=", "Key 2 of the ring is not base64url of 32 bytes.")]
    [InlineData(OldKey + "," + OldKey, "Key 2 of the ring is there twice.")]
    public void A_malformed_ring_is_refused_by_the_place_of_the_key(string? text, string problem) =>
        Assert.Equal(problem, Assert.Throws<FormatException>(() => KeyRing.Parse(text)).Message);

    [Fact]
    public void A_ring_of_too_many_keys_is_refused() =>
        Assert.Throws<FormatException>(() =>
            KeyRing.Parse(string.Join(',', Enumerable.Range(0, 17).Select(_ => KeyRing.NewKey())))
        );

    [Fact]
    public void A_new_key_makes_a_ring_and_is_new() =>
        Assert.NotEqual(KeyRing.Parse(KeyRing.NewKey()).SealingKeyId, KeyRing.Parse(KeyRing.NewKey()).SealingKeyId);
}
