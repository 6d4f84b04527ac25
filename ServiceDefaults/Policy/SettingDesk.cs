using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Law;
using AfterSchool.ServiceDefaults.Storage;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>A value that a local authority enters with its document.</summary>
/// <param name="Key">Key, as the page lists it.</param>
/// <param name="Division">Division it holds for.</param>
/// <param name="From">First day it holds.</param>
/// <param name="Value">The value, in the key's own form.</param>
/// <param name="Document">Title of the document.</param>
/// <param name="Number">Its number (文号).</param>
/// <param name="Quote">The sentence that says so.</param>
public sealed record SettingEntered(
    [property: Required, StringLength(100)] string Key,
    [property: Required, RegularExpression("^[0-9]{2}([0-9]{2}){0,2}$")] string Division,
    DateOnly From,
    JsonElement Value,
    [property: Required, StringLength(300)] string Document,
    [property: StringLength(100)] string? Number,
    [property: Required, StringLength(2_000)] string Quote
);

/// <summary>What became of a setting that somebody entered.</summary>
/// <param name="Outcome">In one word.</param>
/// <param name="Refusal">Why the rules do not let it through.</param>
/// <param name="Errors">Pointer to what is wrong with the value.</param>
internal sealed record SettingAnswer(
    SettingOutcome Outcome,
    RuledOut? Refusal = null,
    IReadOnlyDictionary<string, string[]>? Errors = null
);

/// <summary>What became of it.</summary>
internal enum SettingOutcome
{
    /// <summary>Entered, now or by the same request before.</summary>
    Entered,

    /// <summary>The division is none of the caller's.</summary>
    OutOfReach,

    /// <summary>Another setting bears this id.</summary>
    Conflicting,

    /// <summary>The page does not leave it open, or not to this department.</summary>
    Refused,

    /// <summary>The value is not in the key's form.</summary>
    Malformed,
}

/// <summary>Where local settings are entered: dated, with their document, beside those entered before and never in their place.</summary>
internal sealed class SettingDesk(
    ServiceDb db,
    LawBook book,
    Creations creations,
    Rulings rulings,
    Caller caller,
    TimeProvider clock
)
{
    /// <summary>Enters a setting, unless the page decides the matter itself or leaves it to another department.</summary>
    public async Task<SettingAnswer> EnterAsync(Guid id, SettingEntered entered, CancellationToken ct)
    {
        var division = TextValue.Read<DivisionCode>(entered.Division);
        if (!caller.Covers(division))
            return new(SettingOutcome.OutOfReach);
        switch (await creations.ClaimAsync(id, entered, ct))
        {
            case Claim.Conflicting:
                return new(SettingOutcome.Conflicting);
            case Claim.Repeated:
                return new(SettingOutcome.Entered);
        }

        var page = book.InForce(division, entered.From);
        var ruling = SettingRule.Judge(page, entered, caller);
        if (ruling.Permits && Malformed(entered) is { Count: > 0 } errors)
            return new(SettingOutcome.Malformed, Errors: errors);
        var matter = new Matter("enter-setting", id, null, division, page?.Edition);
        if (await rulings.EnterAsync(matter, ruling, Plea.None, ct) is { } refusal)
            return new(SettingOutcome.Refused, refusal);
        db.LocalSettings.Add(Row(id, entered, division));
        await db.SaveChangesAsync(ct);
        return new(SettingOutcome.Entered);
    }

    private Dictionary<string, string[]> Malformed(SettingEntered entered)
    {
        var key = PageKeys.Setting(book.PageType, entered.Key)!;
        var errors = new Dictionary<string, string[]>();
        if (entered.Value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            errors["value"] = ["It is missing."];
        else
            new ValueCheck(
                (pointer, wrong, cure) => errors[pointer[1..].Replace('/', '.')] = [$"{wrong} {cure}"]
            ).Check(entered.Value, key.ValueType, "/value", key.Codes);
        return errors;
    }

    private LocalSetting Row(Guid id, SettingEntered entered, DivisionCode division) =>
        new()
        {
            Id = id,
            Key = entered.Key,
            Division = division,
            From = entered.From,
            Value = entered.Value.GetRawText(),
            Document = entered.Document,
            Number = entered.Number,
            Quote = entered.Quote,
            EnteredBy = caller.AccountId,
            EnteredAt = clock.Now(),
        };
}
