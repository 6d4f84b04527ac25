using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AfterSchool.ServiceDefaults.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.ServiceDefaults.Tests.Probe;

/// <summary>A command full of personal data: asks the database with it, tells the others by id alone, and fails when asked to.</summary>
internal static class PutFamily
{
    public static async Task<NoContent> Handle(Guid id, Family family, ProbeDb db, Outbox outbox, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select {family.Name}, {family.Phone}, {family.CitizenNumber}", ct);
        // Bugs whose exceptions quote what could not be read: the framework's, and the database's.
        if (family.Bug is "parse")
            _ = DateOnly.Parse(family.Name, CultureInfo.InvariantCulture);
        if (family.Bug is "database")
            await db.Database.ExecuteSqlAsync($"select {family.Name}::int", ct);
        outbox.Publish(Said.Substantiated(id));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

public sealed record Family(
    [property: Required] string Name,
    [property: RegularExpression("1[0-9]{10}")] string Phone,
    string CitizenNumber,
    string? Bug = null
);
