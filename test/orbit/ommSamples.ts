// How does one orbit mean-elements message look in each notation?

/** A record of CelesTrak's, keyword by keyword. */
export const sampleRecord: Readonly<Record<string, string>> = {
  OBJECT_NAME: 'STARLINK-1007',
  OBJECT_ID: '2019-074A',
  EPOCH: '2024-05-20T13:33:20.193984',
  MEAN_MOTION: '15.06388316',
  ECCENTRICITY: '.0001793',
  INCLINATION: '53.0548',
  RA_OF_ASC_NODE: '261.0513',
  ARG_OF_PERICENTER: '106.2162',
  MEAN_ANOMALY: '253.9024',
  EPHEMERIS_TYPE: '0',
  CLASSIFICATION_TYPE: 'U',
  NORAD_CAT_ID: '44713',
  ELEMENT_SET_NO: '999',
  REV_AT_EPOCH: '25000',
  BSTAR: '.31796E-3',
  MEAN_MOTION_DOT: '.4E-4',
  MEAN_MOTION_DDOT: '0',
};

export type Sample = Readonly<Record<string, string>>;

export const asCsv = (records: readonly Sample[]): string => {
  const keywords = Object.keys(records[0]!);
  const lines = records.map((record) => keywords.map((keyword) => record[keyword]!).join(','));
  return `${[keywords.join(','), ...lines].join('\r\n')}\r\n`;
};

export const asKvn = (records: readonly Sample[]): string =>
  records
    .map((record) => {
      const entries = Object.entries(record).map(([keyword, value]) => `${keyword} = ${value}`);
      return ['CCSDS_OMM_VERS = 2.0', 'COMMENT a = b', ...entries, ''].join('\n');
    })
    .join('\n');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const asXmlMessage = (record: Sample): string => {
  const element = (keyword: string): string =>
    keyword in record ? `<${keyword}>${escaped(record[keyword]!)}</${keyword}>` : '';
  const metadata = ['OBJECT_NAME', 'OBJECT_ID'];
  const rest = Object.keys(record).filter((keyword) => !metadata.includes(keyword));
  return `<omm id="CCSDS_OMM_VERS" version="2.0"><header><CREATION_DATE/><ORIGINATOR/></header>
<body><segment><metadata>${metadata.map(element).join('')}<CENTER_NAME>EARTH</CENTER_NAME>
<REF_FRAME>TEME</REF_FRAME><TIME_SYSTEM>UTC</TIME_SYSTEM></metadata>
<data><meanElements>${rest.map(element).join('\n')}</meanElements></data></segment></body></omm>`;
};

export const asXml = (records: readonly Sample[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!-- <omm> -->\n<ndm>\n${records
    .map(asXmlMessage)
    .join('\n')}\n</ndm>\n`;
