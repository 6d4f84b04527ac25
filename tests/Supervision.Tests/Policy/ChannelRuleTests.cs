using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Channels;
using AfterSchool.Supervision.Policy;

namespace AfterSchool.Supervision.Tests.Policy;

public sealed class ChannelRuleTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("phone", false)]
    [InlineData("mailbox", false)]
    [InlineData("phone mailbox", false)]
    public void Is_met_by_one_of_the_kinds_where_the_text_says_or(string setUp, bool isOwed) =>
        Assert.Equal(isOwed, Owes("hunan", ChannelLevel.Authority, setUp));

    [Theory]
    [InlineData("phone", true)]
    [InlineData("email", true)]
    [InlineData("phone email", false)]
    public void Is_met_by_all_of_them_where_it_says_and_at_each_level(string setUp, bool isOwed)
    {
        Assert.Equal(isOwed, Owes("lipu", ChannelLevel.Authority, setUp));
        Assert.Equal(isOwed, Owes("lipu", ChannelLevel.School, setUp));
    }

    [Fact]
    public void Is_not_asked_of_a_level_the_text_does_not_name()
    {
        Assert.False(Owes("hunan", ChannelLevel.School, ""));
        Assert.False(Owes("urumqi", ChannelLevel.School, ""));
        Assert.False(Owes("changzhi", ChannelLevel.Authority, ""));
        Assert.True(Owes("changzhi", ChannelLevel.School, "phone"));
    }

    [Theory]
    [InlineData("zaozhuang", "五¶2")]
    [InlineData("changzhi", "四(一)¶2")]
    public void Is_a_default_of_one_channel_where_the_text_names_no_line_of_the_authority(string place, string article)
    {
        var asked = Pages.Of(place).ChannelOfAuthority;
        var owed = Assert.Single(ChannelRule.Judge([], ChannelLevel.Authority, asked).Findings);
        Assert.Equal("educationAuthority", owed.Bound);
        Assert.Equal(article, owed.Sources[0].Article);
        Assert.True(owed.Sources[0].IsDefault);
        Assert.Empty(ChannelRule.Judge([Of(ChannelKind.Online)], ChannelLevel.Authority, asked).Findings);
    }

    [Fact]
    public void Is_owed_by_nobody_where_the_page_is_silent() =>
        Assert.Same(Ruling.Permitted, ChannelRule.Judge([], ChannelLevel.Authority, null));

    [Theory]
    [InlineData("lipu", ChannelPublication.Public, false)]
    [InlineData("lipu", null, true)]
    [InlineData("urumqi", ChannelPublication.FeePublication, false)]
    [InlineData("urumqi", ChannelPublication.Public, true)] // the phone is a field of the fee publication
    [InlineData("urumqi", null, true)]
    [InlineData("hunan", null, false)] // silent
    [InlineData("zaozhuang", null, false)]
    public void Is_known_where_the_text_says(string place, ChannelPublication? publishedIn, bool isOwed)
    {
        Channel[] channels = [Of(ChannelKind.Phone, publishedIn), Of(ChannelKind.Email, publishedIn)];
        var ruling = ChannelPublicationRule.Judge(channels, ChannelLevel.Authority, Pages.Of(place));
        Assert.Equal(isOwed, ruling.Duties.Any());
    }

    private static bool Owes(string place, ChannelLevel level, string setUp) =>
        ChannelRule
            .Judge(
                [
                    .. setUp
                        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Select(kind => Of(Enum.Parse<ChannelKind>(kind, true))),
                ],
                level,
                Pages.Of(place).Channels
            )
            .Duties.Any();

    private static Channel Of(ChannelKind kind, ChannelPublication? publishedIn = null) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Division = DivisionCode.Parse("430102"),
            Kind = kind,
            PublicValue = "0731-12345678",
            PublishedOn = publishedIn is null ? null : new DateOnly(2026, 9, 1),
            PublishedIn = publishedIn,
            EnteredBy = Guid.Empty,
        };
}

/// <summary>The pages, by place.</summary>
internal static class Pages
{
    private static readonly IReadOnlyList<SupervisionPack> All = PageReader.ReadAll<SupervisionPack>(
        typeof(SupervisionPack).Assembly
    );

    public static SupervisionPack Of(string place) => All.Single(one => one.Place == place);
}
