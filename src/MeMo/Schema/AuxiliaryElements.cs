using static Postvogn.MeMo.Schema.MemoNamespaces;
using static Postvogn.MeMo.Schema.TableLines;
using T = Postvogn.MeMo.Schema.MemoTypes;

namespace Postvogn.MeMo.Schema;

/// <summary>Part 1: the namespaces beside MeMo's own.</summary>
internal static class AuxiliaryElements
{
    public static readonly MemoElement AddressPoint = Element<AddressPoint>(Core, "AddressPoint",
        Optional("geographicEastingMeasure", T.Text, Core),
        Optional("geographicNorthingMeasure", T.Text, Core),
        Optional("geographicHeightMeasure", T.Text, Core));

    public static readonly MemoElement Address = Element<Address>(Core, "Address",
        Optional("id", T.Text, Core),
        Optional("addressLabel", T.Text, Core),
        Optional("houseNumber", T.Text, Core),
        Optional("door", T.Text, Core),
        Optional("floor", T.Text, Core),
        Optional("co", T.Text, Core),
        Optional("zipCode", T.Text, Core),
        Optional("city", T.Text, Core),
        Optional("country", T.Text, Core),
        Optional(AddressPoint));

    public static readonly MemoElement UnstructuredAddress = Element<UnstructuredAddress>(Core, "UnstructuredAddress",
        One("unstructured", T.Text, Core));

    public static readonly MemoElement CprData = Element<CprData>(Core, "CPRdata",
        One("cprNumber", T.Text, Core),
        Optional("name", T.Text, Core));

    public static readonly MemoElement CvrData = Element<CvrData>(Core, "CVRdata",
        One("cvrNumber", T.Text, Core),
        Optional("companyName", T.Text, Core));

    public static readonly MemoElement ElectronicId = Element<ElectronicId>(Core, "EID",
        One("eID", T.Text, Core),
        Optional("label", T.Text, Core));

    public static readonly MemoElement ProductionUnit = Element<ProductionUnit>(Core, "ProductionUnit",
        One("productionUnitNumber", T.PNumber, Core),
        Optional("productionUnitName", T.Text, Core));

    public static readonly MemoElement SeNumber = Element<SeCompany>(Core, "SEnumber",
        One("seNumber", T.Text, Core),
        Optional("companyName", T.Text, Core));

    public static readonly MemoElement PropertyNumber = Element<PropertyReference>(Core, "PropertyNumber",
        One("propertyNumber", T.Text, Core));

    public static readonly MemoElement GlobalLocationNumber = Element<GlobalLocation>(Gln, "GlobalLocationNumber",
        One("globalLocationNumber", T.Gln, Gln),
        Optional("location", T.Text, Gln));

    public static readonly MemoElement Education = Element<Education>(MemoNamespaces.Education, "Education",
        One("educationCode", T.Text, MemoNamespaces.Education),
        Optional("educationName", T.Text, MemoNamespaces.Education));

    public static readonly MemoElement FormData = Element<FormData>(Form, "FORMdata",
        One("taskKey", T.Text, Form),
        One("version", T.Text, Form),
        Optional("activityFacet", T.Text, Form),
        One("label", T.Text, Form));

    public static readonly MemoElement MotorVehicle = Element<MotorVehicle>(Vehicle, "MotorVehicle",
        One("licenseNumber", T.LicenseNumber, Vehicle),
        Optional("chassisNumber", T.Text, Vehicle));

    public static readonly MemoElement KleData = Element<KleData>(Kle, "KLEdata",
        One("subjectKey", T.Text, Kle),
        One("version", T.Text, Kle),
        Optional("activityFacet", T.Text, Kle),
        One("label", T.Text, Kle));

    public static readonly MemoElement SorData = Element<SorData>(Sor, "SORdata",
        One("sorIdentifier", T.Text, Sor),
        Optional("entryName", T.Text, Sor));
}
