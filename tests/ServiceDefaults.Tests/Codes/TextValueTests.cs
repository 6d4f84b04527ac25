using System.Text.Json;
using AfterSchool.ServiceDefaults.Codes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSchool.ServiceDefaults.Tests.Codes;

public sealed class TextValueTests
{
    [Fact]
    public void A_value_travels_in_json_as_its_text_and_comes_back()
    {
        var sent = new Sent(
            DivisionCode.Parse("430100"),
            CreditCode.Parse("91350100M000100Y43"),
            CitizenNumber.Parse("11010519491231002X"),
            SchoolCode.Parse("2143000001"),
            PupilNumber.Parse("L430000202600000001"),
            new Money(12345),
            null,
            new() { [DivisionCode.Parse("43")] = new(5) }
        );

        var json = JsonSerializer.Serialize(sent);

        Assert.Equal(
            """
            {"Division":"4301","Vendor":"91350100M000100Y43","Citizen":"11010519491231002X","School":"2143000001",
            "Pupil":"L430000202600000001","Price":"123.45","Discount":null,"ByDivision":{"43":"0.05"}}
            """.ReplaceLineEndings(""),
            json
        );
        var back = JsonSerializer.Deserialize<Sent>(json)!;
        Assert.Equal(sent, back with { ByDivision = sent.ByDivision });
        Assert.Equal(sent.ByDivision, back.ByDivision);
    }

    [Theory]
    [InlineData("123.45")]
    [InlineData("null")]
    [InlineData("\"1.234\"")]
    [InlineData("{}")]
    public void Money_in_json_is_a_string_or_an_error(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Money>(json));

    [Fact]
    public void A_json_error_says_what_was_expected()
    {
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CreditCode>("\"9135\""));

        Assert.Contains("18 characters; got 4", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("430100", StatusCodes.Status200OK, "4301 1.50")]
    [InlineData("431", StatusCodes.Status400BadRequest, "")]
    public async Task A_value_binds_from_a_route_and_a_query(string division, int status, string answer)
    {
        var context = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(),
            Response = { Body = new MemoryStream() },
        };
        context.Request.RouteValues["division"] = division;
        context.Request.QueryString = new("?price=1.5");
        var endpoint = RequestDelegateFactory.Create(
            (DivisionCode division, Money price) => $"{division} {price}",
            new() { RouteParameterNames = ["division"] }
        );

        await endpoint.RequestDelegate(context);

        context.Response.Body.Position = 0;
        using var body = new StreamReader(context.Response.Body);
        Assert.Equal(status, context.Response.StatusCode);
        Assert.Equal(answer, await body.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_value_parses_from_a_span_like_any_number()
    {
        Assert.Equal(new Money(150), ParsedFromSpan<Money>("1.50"));
        Assert.Equal(DivisionCode.Parse("43"), ParsedFromSpan<DivisionCode>("43"));
    }

    private static T ParsedFromSpan<T>(string text)
        where T : ISpanParsable<T> => T.Parse(text.AsSpan(), provider: null);

    private sealed record Sent(
        DivisionCode Division,
        CreditCode Vendor,
        CitizenNumber Citizen,
        SchoolCode School,
        PupilNumber Pupil,
        Money Price,
        Money? Discount,
        Dictionary<DivisionCode, Money> ByDivision
    );
}
