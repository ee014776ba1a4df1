// Which links between chips, boards and satellites are known, and what do they carry?

import { from } from './sourced.ts';
import type { CatalogueRecord } from './sourced.ts';

/** What is said of a link; what nobody published is left out, light time is not counted. */
export interface InterconnectFields {
  /** Raw, per direction; data sheets often add up both ways. */
  readonly rateBitPerS: number;
  /** Of both ends together. */
  readonly energyPJPerBit?: number;
  readonly latencyNs?: number;
  readonly rangeMaxKm?: number;
  readonly massKg?: number;
}

type InterconnectRecord = CatalogueRecord<InterconnectFields>;

const pciSig = from('PCI-SIG, raw rate of 16 lanes per direction', '2025-06', 'high');
const pciSigAhead = from('PCI-SIG, announced for 2028: 256 GT/s, 16 lanes', '2025-08', 'medium');
const h100 = from('NVIDIA H100 data sheet: 900 GB/s, both ways together', '2023', 'high');
const b200 = from('NVIDIA HGX B200 data sheet: 1.8 TB/s, both ways together', '2024', 'high');
const rubin = from('Vera Rubin NVL72 as announced: 3.6 TB/s a GPU, both ways', '2026', 'medium');
const c2c = from('NVIDIA on NVLink-C2C: 900 GB/s both ways, as reported', '2023', 'medium');
const trillium = from(
  'Google Cloud TPU v6e documentation: 800 GB/s a chip, both ways',
  '2025',
  'high',
);
const starlink = from('SpaceX on Starlink’s lasers, as reported', '2024-01', 'medium');
const tesat = from('Tesat SCOT80, DLR: 2.5 to 100 Gbit/s, 5,000 to 8,000 km', '2024', 'medium');
const tesatOrder = from('Tesat SCOT80 as ordered for Lightspeed', '2024-05', 'high');
const sda = from('SDA optical standard of tranche 1, as Kepler flies it', '2026-01', 'high');
const bench = from('Project Suncatcher, arXiv:2511.19468v2, bench', '2026-06', 'high');
const designed = from('Project Suncatcher, arXiv:2511.19468v2, design', '2026-06', 'high');
const tbird = from('TBIRD, 200 Gbit/s from low orbit to ground, as cited', '2023', 'high');

const byte = 8;
const pcie = (generation: number, byteRate: number, source = pciSig): InterconnectRecord => ({
  id: `pcie-${generation}-x16`,
  name: `PCI Express ${generation}.0, 16 lanes`,
  fields: { rateBitPerS: source(byteRate * byte, 'bit/s') },
});

/** The interconnects of this version. */
export const interconnects: readonly InterconnectRecord[] = [
  pcie(5, 64e9),
  pcie(6, 128e9),
  pcie(7, 256e9),
  pcie(8, 512e9, pciSigAhead),
  {
    id: 'nvlink-4',
    name: 'NVLink 4 of one GPU',
    fields: { rateBitPerS: h100(450e9 * byte, 'bit/s') },
  },
  {
    id: 'nvlink-5',
    name: 'NVLink 5 of one GPU',
    fields: { rateBitPerS: b200(900e9 * byte, 'bit/s') },
  },
  {
    id: 'nvlink-6',
    name: 'NVLink 6 of one GPU',
    fields: { rateBitPerS: rubin(1800e9 * byte, 'bit/s') },
  },
  {
    id: 'nvlink-c2c',
    name: 'NVLink-C2C between two chips',
    fields: {
      rateBitPerS: c2c(450e9 * byte, 'bit/s'),
      energyPJPerBit: c2c(1.3, 'pJ/bit (serial links of 112 Gbit/s: 5.5)'),
      latencyNs: c2c(5, 'ns at most, at the interface'),
    },
  },
  {
    id: 'ici-v6e',
    name: 'Interconnect of a TPU v6e',
    fields: { rateBitPerS: trillium(400e9 * byte, 'bit/s') },
  },
  {
    id: 'starlink-laser',
    name: 'Starlink laser',
    fields: { rateBitPerS: starlink(100e9, 'bit/s'), rangeMaxKm: starlink(5400, 'km') },
  },
  {
    id: 'scot80',
    name: 'Tesat SCOT80',
    fields: {
      rateBitPerS: tesat(100e9, 'bit/s (10 Gbit/s to 8,000 km as ordered for Lightspeed)'),
      rangeMaxKm: tesat(8000, 'km'),
      massKg: tesatOrder(11.9, 'kg a channel'),
    },
  },
  {
    id: 'sda-t1',
    name: 'SDA tranche 1 terminal',
    fields: { rateBitPerS: sda(2.5e9, 'bit/s') },
  },
  {
    id: 'suncatcher-bench',
    name: 'Suncatcher’s link on the bench',
    fields: { rateBitPerS: bench(800e9, 'bit/s (1.6 Tbit/s both ways)') },
  },
  {
    id: 'suncatcher-dwdm',
    name: 'Suncatcher’s link as designed, one aperture',
    fields: {
      rateBitPerS: designed(9.6e12, 'bit/s (24 channels of 400 Gbit/s)'),
      rangeMaxKm: designed(300, 'km with 10 cm'),
    },
  },
  {
    id: 'tbird',
    name: 'TBIRD, orbit to ground',
    fields: { rateBitPerS: tbird(200e9, 'bit/s') },
  },
];
