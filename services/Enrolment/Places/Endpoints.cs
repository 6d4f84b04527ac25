using AfterSchool.Enrolment.Rounds;
using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Enrolment.Places;

/// <summary>The routes of places (学位).</summary>
internal static class Endpoints
{
    extension(RouteGroupBuilder service)
    {
        public void MapPlaces()
        {
            var places = service.MapGroup("/places").WithTags("Places");
            places.MapGet("/", ReadPlaces.List).For(Roles.Guardian, Roles.SchoolOffice, Roles.Principal);
            service
                .MapGet("/places.xlsx", ReadPlaces.Workbook)
                .WithTags("Places")
                .For(Roles.Guardian, Roles.SchoolOffice, Roles.Principal);
            places.MapGet("/{id:guid}", ReadPlaces.One).For(Roles.Guardian, Roles.SchoolOffice, Roles.Principal);
            places.MapPost("/{id:guid}/accept", AnswerOffer.Accept).For(Roles.Guardian);
            places.MapPost("/{id:guid}/decline", AnswerOffer.Decline).For(Roles.Guardian);
            places
                .MapPost("/{id:guid}/withdraw", WithdrawPlace.Handle)
                .For(Roles.Guardian, Roles.SchoolOffice, Roles.Principal);
        }
    }
}
