using AfterSchool.ServiceDefaults.Storage;

namespace AfterSchool.Enrolment.Storage;

/// <summary>A verb done once to a thing is a creation too: the same body again is a repetition, another one a conflict.</summary>
internal static class Verbs
{
    extension(Creations creations)
    {
        /// <summary>Claims the verb for this body; two at once meet at the primary key, and the loser is answered 409.</summary>
        public Task<Claim> ClaimVerbAsync<TBody>(Guid id, string verb, TBody body, CancellationToken ct) =>
            creations.ClaimAsync(Derived.From(id, verb), body, ct);
    }
}
