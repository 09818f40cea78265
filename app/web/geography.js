// SPDX-License-Identifier: GPL-3.0-or-later
// Where a country is: regions of the UN standard M49 (Statistics Division), named by their
// codes. Facts from the public M49 table; countries by ISO 3166-1 alpha-3.

/** Region, subregion, countries. @type {[string, string, string][]} */
const table = [
  ["002", "015", "DZA EGY ESH LBY MAR SDN TUN"],
  ["002", "014", "ATF BDI COM DJI ERI ETH IOT KEN MDG MOZ MUS MWI MYT REU RWA SOM SSD SYC TZA UGA ZMB ZWE"],
  ["002", "017", "AGO CAF CMR COD COG GAB GNQ STP TCD"],
  ["002", "018", "BWA LSO NAM SWZ ZAF"],
  ["002", "011", "BEN BFA CIV CPV GHA GIN GMB GNB LBR MLI MRT NER NGA SEN SHN SLE TGO"],
  ["019", "029", "ABW AIA ATG BES BHS BLM BRB CUB CUW CYM DMA DOM GLP GRD HTI JAM KNA LCA MAF MSR MTQ PRI SXM TCA TTO VCT VGB VIR"],
  ["019", "013", "BLZ CRI GTM HND MEX NIC PAN SLV"],
  ["019", "005", "ARG BOL BRA BVT CHL COL ECU FLK GUF GUY PER PRY SGS SUR URY VEN"],
  ["019", "021", "BMU CAN GRL SPM USA"],
  ["142", "143", "KAZ KGZ TJK TKM UZB"],
  ["142", "030", "CHN HKG JPN KOR MAC MNG PRK TWN"],
  ["142", "035", "BRN IDN KHM LAO MMR MYS PHL SGP THA TLS VNM"],
  ["142", "034", "AFG BGD BTN IND IRN LKA MDV NPL PAK"],
  ["142", "145", "ARE ARM AZE BHR CYP GEO IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR YEM"],
  ["150", "151", "BGR BLR CZE HUN MDA POL ROU RUS SVK UKR"],
  ["150", "154", "ALA DNK EST FIN FRO GBR GGY IMN IRL ISL JEY LTU LVA NOR SJM SWE"],
  ["150", "039", "ALB AND BIH ESP GIB GRC HRV ITA MKD MLT MNE PRT SMR SRB SVN VAT"],
  ["150", "155", "AUT BEL CHE DEU FRA LIE LUX MCO NLD"],
  ["009", "053", "AUS CCK CXR HMD NFK NZL"],
  ["009", "054", "FJI NCL PNG SLB VUT"],
  ["009", "057", "FSM GUM KIR MHL MNP NRU PLW UMI"],
  ["009", "061", "ASM COK NIU PCN PYF TKL TON TUV WLF WSM"],
];

/** @type {Map<string, {region: string, subregion: string}>} */
const places = new Map();
for (const [region, subregion, countries] of table) {
  for (const country of countries.split(" ")) places.set(country, { region, subregion });
}

/**
 * @param {string|null|undefined} country ISO 3166-1 alpha-3
 * @returns {{region: string, subregion: string} | null}
 */
export function placeOf(country) {
  return places.get(country ?? "") ?? null;
}
