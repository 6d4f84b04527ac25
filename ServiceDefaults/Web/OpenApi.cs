using System.Text.Json;
using AfterSchool.ServiceDefaults.Codes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace AfterSchool.ServiceDefaults.Web;

/// <summary>One OpenAPI 3.1 document for each service.</summary>
public static class OpenApi
{
    /// <summary>Settings that every service's document shares; the service itself calls <c>AddOpenApi(name, …)</c>.</summary>
    public static void Describe(this OpenApiOptions options, string title)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = title, Version = "v1" };
                // Found where the document is: a process's own address is nobody's business.
                document.Servers = null;
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
                document.Components.SecuritySchemes["bearer"] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    BearerFormat = "JWT",
                };
                return Task.CompletedTask;
            }
        );
        options.AddSchemaTransformer(
            (schema, context, _) =>
            {
                var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
                if (
                    type.GetInterfaces()
                        .Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(ITextValue<>))
                )
                    (schema.Type, schema.Format) = (
                        JsonSchemaType.String,
                        JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name)
                    );
                return Task.CompletedTask;
            }
        );
    }
}
