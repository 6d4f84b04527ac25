using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;

namespace AfterSchool.Supervision.Tests.Policy;

public sealed class ChannelRuleTests
{
    private static readonly SupervisionPack Hunan = Editions
        .Read<SupervisionPack>(typeof(SupervisionDb).Assembly)
        .InForce(DivisionCode.Parse("430102"), new DateOnly(2026, 9, 1))!;

    [Theory]
    [InlineData("", true)]
    [InlineData("phone", false)]
    [InlineData("mailbox", false)]
    [InlineData("phone mailbox", false)]
    public void Is_met_by_one_of_the_kinds_where_the_text_says_or(string published, bool isOwed) =>
        Assert.Equal(isOwed, ChannelRule.Judge(published.Split(' '), Hunan).Duties.Any());

    [Theory]
    [InlineData("phone", true)]
    [InlineData("phone mailbox", false)]
    public void Is_met_by_all_of_them_where_it_says_and(string published, bool isOwed)
    {
        var asked = Hunan.Channels!;
        var all = Hunan with { Channels = asked with { Value = asked.Value with { Mode = ChannelsMode.All } } };
        Assert.Equal(isOwed, ChannelRule.Judge(published.Split(' '), all).Duties.Any());
    }

    [Fact]
    public void Is_owed_by_nobody_where_the_page_is_silent() =>
        Assert.Same(Ruling.Permitted, ChannelRule.Judge([], Hunan with { Channels = null }));
}
