using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Enrolment.Rounds;

/// <summary>The routes of choosing rounds (志愿报名轮次).</summary>
internal static class Endpoints
{
    extension(RouteGroupBuilder service)
    {
        public void MapRounds()
        {
            var rounds = service.MapGroup("/rounds").WithTags("Rounds");
            rounds.MapGet("/", ReadRounds.List).For(Readers);
            rounds.MapGet("/{id:guid}", ReadRounds.One).For(Readers);
            rounds.MapGet("/{id:guid}/leftovers", ReadLeftovers.Handle).For(Readers);
            rounds.MapPut("/{id:guid}", AnnounceRound.Handle).For(Roles.SchoolOffice, Roles.Principal);
            rounds.MapPost("/{id:guid}/call-off", CallOffRound.Handle).For(Roles.SchoolOffice, Roles.Principal);
            rounds.MapPost("/{id:guid}/close", CloseRound.Handle).For(Roles.SchoolOffice, Roles.Principal);
            rounds.MapPost("/{id:guid}/postpone", PostponeRound.Handle).For(Roles.SchoolOffice, Roles.Principal);
            rounds.MapPost("/{id:guid}/draw", DrawRound.Handle).For(Roles.SchoolOffice, Roles.Principal);
            service.MapGet("/children", ReadChildren.Handle).WithTags("Rounds").For(Roles.Guardian);
        }
    }

    private static readonly string[] Readers =
    [
        Roles.Guardian,
        Roles.ClassTeacher,
        Roles.DutyTeacher,
        Roles.SchoolOffice,
        Roles.Principal,
        Roles.Authority,
        Roles.ProvincialPlatform,
    ];
}
