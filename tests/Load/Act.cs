namespace AfterSchool.Load;

/// <summary>One request of somebody, with its answer.</summary>
internal delegate Task<HttpResponseMessage> Act();
