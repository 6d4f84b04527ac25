using System.Text.RegularExpressions;
using AfterSchool.Contracts.Directory;
using AfterSchool.Directory.Accounts;
using AfterSchool.Directory.Pupils;
using AfterSchool.Directory.Roll;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Guardians;

/// <summary>
/// Guardians from a workbook; a row is known by the pupil and the guardian's phone, and where two of a pupil's guardians share one, by the
/// name too. Siblings' rows lead to one account of the school; a person whom another school entered has another account here, since a
/// phone alone proves nobody.
/// </summary>
internal sealed class GuardianIntake(RollReach reach, DirectoryDb db, RollBook book, Seals seals, AccountReach accounts)
    : Intake
{
    /// <inheritdoc/>
    public override string Kind => "guardians";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Column>?> ColumnsAsync(Guid ownerId, CancellationToken ct) =>
        await reach.KeepsAsync(ownerId, ct)
            ? [PupilColumns.Number, GuardianColumns.PupilName, GuardianColumns.Name, GuardianColumns.Phone]
            : null;

    /// <inheritdoc/>
    public override async Task<Tally> TakeAsync(Guid ownerId, IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        var read = rows.Select(Read).OfType<GuardianRow>().ToArray();
        var before = new Dictionary<(PupilNumber, string, string?), int>();
        var pupils = await KnownPupils.OfAsync([.. read.Select(one => one.Number)], ownerId, db, seals, ct);
        var people = await GuardiansOf.SchoolAsync(ownerId, read, db, seals, ct);
        var (made, changed, called) = (0, 0, new Dictionary<Guid, GuardianRow>());
        foreach (var one in read)
        {
            var pupil = pupils.Find(one.Number) is { OnRoll: true } found && found.SchoolId == ownerId ? found : null;
            if (pupil is null)
                one.Row.Wrong(PupilColumns.Number, "pupil-unknown");
            else if (one.PupilName is { } said && said != NameOf(pupil))
                one.Row.Wrong(GuardianColumns.PupilName, "pupil-name-differs");
            var key = (one.Number, one.Phone, pupil is not null && people.Share(pupil.Id, one.Phone) ? one.Name : null);
            if (!before.TryAdd(key, one.Row.Number))
                one.Row.Wrong(GuardianColumns.Phone, "row-twice", new { Row = before[key] });
            if (pupil is null || !one.Row.IsSound)
                continue;
            switch (await TakeAsync(one, pupil, ownerId, people, called, ct))
            {
                case Fate.New:
                    made++;
                    break;
                case Fate.Changed:
                    changed++;
                    break;
            }
        }

        return new Tally(rows.Count, made, changed, rows.Count - made - changed);
    }

    private async Task<Fate> TakeAsync(
        GuardianRow one,
        Pupils.Pupil pupil,
        Guid school,
        GuardiansOf people,
        Dictionary<Guid, GuardianRow> called,
        CancellationToken ct
    )
    {
        if (people.LinkOf(pupil.Id, one.Phone, one.Name) is { } link)
        {
            if (!link.IsActive)
                one.Row.Wrong(GuardianColumns.Phone, "guardian-ended");
            else if (people.Share(pupil.Id, one.Phone) && people.NameOf(link.GuardianAccountId) != one.Name)
                one.Row.Wrong(GuardianColumns.Phone, "phone-of-another");
            else if (
                IsCalledSo(one, link.GuardianAccountId, called)
                && people.NameOf(link.GuardianAccountId) != one.Name
            )
                return await RenameAsync(one, link.GuardianAccountId, people, ct);
            return Fate.Unchanged;
        }

        var account = people.Find(one.Phone, one.Name);
        if (account is null && people.Knows(one.Phone))
            one.Row.Wrong(GuardianColumns.Phone, "phone-of-another");
        else if (account is not null && !account.Roles.Contains(Roles.Guardian))
            one.Row.Wrong(GuardianColumns.Phone, "account-no-guardian");
        else if (account is not null)
            IsCalledSo(one, account.Id, called);
        if (!one.Row.IsSound)
            return Fate.Unchanged;
        if (account is null)
            db.Accounts.Add(account = people.New(school, one, book));
        var made = new GuardianLink { Id = people.NewLinkId(pupil.Id, account.Id) };
        made.Asked = book.AskedOf(new GuardianLinkBody(account.Id, pupil.Id));
        db.GuardianLinks.Add(made);
        book.Tell<GuardianLink, GuardianLinkRecorded>(
            made,
            fresh => (fresh.GuardianAccountId, fresh.PupilId, fresh.SchoolId) = (account.Id, pupil.Id, school)
        );
        return Fate.New;
    }

    // Whoever writes a name can take over what it stands for, so an office does only where it keeps the account.
    private async Task<Fate> RenameAsync(GuardianRow one, Guid id, GuardiansOf people, CancellationToken ct)
    {
        var account = people.Account(id);
        if (!await accounts.KeepsAsync(account, ct))
        {
            one.Row.Wrong(GuardianColumns.Name, "guardian-kept-elsewhere");
            return Fate.Unchanged;
        }

        account.Write(account.ContactOf(seals) with { DisplayName = one.Name }, seals);
        account.Asked = "";
        people.Rename(id, one.Name);
        return Fate.Changed;
    }

    // Of two rows that call one person differently, the last would win, and at the next import the first.
    private static bool IsCalledSo(GuardianRow one, Guid account, Dictionary<Guid, GuardianRow> called)
    {
        if (called.TryAdd(account, one) || called[account].Name == one.Name)
            return true;
        one.Row.Wrong(GuardianColumns.Name, "guardian-two-names", new { Row = called[account].Row.Number });
        return false;
    }

    private string NameOf(Pupils.Pupil pupil) =>
        PersonName.Usual(seals.Names.Open(pupil.NameSealed, $"{pupil.Id}/name"));

    private static GuardianRow? Read(SheetRow row)
    {
        var number = PupilColumns.NumberIn(row);
        var pupilName = row.Name(GuardianColumns.PupilName, 50);
        var name = row.Name(GuardianColumns.Name, 50);
        var typed = row.Code(GuardianColumns.Phone, 30);
        var phone = typed is null ? null : Phones.Read(typed);
        if (typed is not null && phone is null)
            row.Wrong(GuardianColumns.Phone, "phone-wrong");
        return number is { } found && phone is not null && name is not null
            ? new GuardianRow(row, found, pupilName, name, phone)
            : null;
    }

    private enum Fate
    {
        Unchanged,
        New,
        Changed,
    }
}

/// <summary>A row of guardians that could be read.</summary>
internal sealed record GuardianRow(SheetRow Row, PupilNumber Number, string? PupilName, string Name, string Phone);

/// <summary>The columns of guardians.</summary>
internal static class GuardianColumns
{
    public static readonly Column PupilName = new("guardiansPupilName");
    public static readonly Column Name = new("guardianName", IsRequired: true);
    public static readonly Column Phone = new("guardianPhone", IsRequired: true);
    public static readonly Column UserName = new("guardianUserName");
    public static readonly Column State = new("linkState");
    public static readonly Column Code = new("guardianCode");
    public static readonly Column Until = new("guardianCodeUntil");
}

/// <summary>Mobile phones of the mainland, as they are compared: eleven digits.</summary>
internal static partial class Phones
{
    /// <summary>The digits alone; null where it is none.</summary>
    public static string? Read(string text) =>
        Mobile().Match(SheetRow.Narrow(text).Replace("-", "", StringComparison.Ordinal)) is { Success: true } match
            ? match.Groups[1].Value
            : null;

    [GeneratedRegex(@"^(?:\+?86)?(1[3-9][0-9]{9})$")]
    private static partial Regex Mobile();
}
