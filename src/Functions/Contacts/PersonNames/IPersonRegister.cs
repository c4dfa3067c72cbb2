namespace Postvogn.Functions.Contacts;

/// <summary>Knows whom a CPR number belongs to: the port to the national register of persons.</summary>
internal interface IPersonRegister
{
    /// <summary>Asks for one person.</summary>
    /// <param name="cpr">The number, ten digits.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The outcome; that the register cannot be asked is one, too.</returns>
    Task<PersonLookup> FindAsync(string cpr, CancellationToken cancellationToken);
}
