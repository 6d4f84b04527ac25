using System.Net;
using System.Text;
using System.Text.Json;
using AfterSchool.Testing;

namespace AfterSchool.ServiceDefaults.Tests.Telemetry;

/// <summary>Whoever says that nobody is named anywhere must be able to find a name.</summary>
public sealed class MentionsTests
{
    private const string Name = "欧阳若兰";
    private const string Phone = "13912345678";
    private const string Email = "ouyang@example.com";
    private static readonly Mentions People = new([Name, Phone, Email]);

    public static TheoryData<string> Spelled =>
        [
            $"name={Name};",
            JsonSerializer.Serialize(new { name = Name }),
            JsonSerializer.Serialize(new { body = JsonSerializer.Serialize(new { name = Name }) }),
            JsonSerializer.Serialize(Name).ToLowerInvariant(),
            $"/pupils/{Uri.EscapeDataString(Name)}",
            $"/pupils/{Uri.EscapeDataString(Name).ToLowerInvariant()}",
            $"q={WebUtility.UrlEncode(Email)}",
            "&#x6B27;&#x9633;&#x82E5;&#x5170;",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Name}的家长")),
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"a{Name}的家长")),
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"ab{Name}")),
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"tel:{Phone}")),
            $"\\x00{Convert.ToHexString(Encoding.UTF8.GetBytes(Name)).ToLowerInvariant()}",
            $"\\xab{Convert.ToHexString(Encoding.UTF8.GetBytes(Phone))}",
            $"tel {Phone}.",
            $"G{Phone}",
        ];

    [Theory]
    [MemberData(nameof(Spelled))]
    public void It_is_found_in_every_spelling(string left) => Assert.NotEmpty(People.In(left));

    [Theory]
    [InlineData("欧阳若")]
    [InlineData("20139123456789")]
    [InlineData("139123456780")]
    [InlineData("a13912345678")]
    [InlineData("ouyang@example.org")]
    public void What_is_nobody_is_not_found(string left) => Assert.Empty(People.In(left));

    [Fact]
    public void Every_mention_is_told_with_what_is_around_it() =>
        Assert.Equal(
            [$"{Name} in: a {Name} b {Phone}", $"{Phone} in: a {Name} b {Phone}"],
            People.In($"a {Name} b {Phone}")
        );

    [Fact]
    public void What_would_be_found_anywhere_is_not_looked_for() =>
        Assert.Throws<ArgumentException>(() => new Mentions(["李"]));
}
