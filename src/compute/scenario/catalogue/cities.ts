// Where do the users live? Large cities with their places, states and people.

import { from } from './sourced.ts';
import type { CatalogueRecord, Confidence } from './sourced.ts';

/** A city as the United Nations draw it: the agglomeration, not the municipality. */
export interface CityFields {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly state: string;
  readonly populationCount: number;
}

const prospects = 'United Nations, World Urbanization Prospects: the 2018 Revision';
const place = from(`${prospects}, places as in Hypatia’s list of ground stations`, '2018', 'high');
const people = from(`${prospects}, agglomeration in 2018, to the thousand`, '2018', 'medium');
const territory = from('state of the city (ISO 3166-1)', '2026', 'high');

/** Latitude, longitude, state, thousands of people in 2018. */
type Row = readonly [number, number, string, number];

function city(
  id: string,
  name: string,
  [latitudeDeg, longitudeDeg, state, thousands]: Row,
): CatalogueRecord<CityFields> {
  // Below five millions lists of others differ in what they count to the city.
  const confidence: Confidence = thousands < 5000 ? 'low' : 'medium';
  return {
    id,
    name,
    fields: {
      latitudeDeg: place(latitudeDeg, 'deg'),
      longitudeDeg: place(longitudeDeg, 'deg'),
      state: territory(state),
      populationCount: people(1000 * thousands, '', confidence),
    },
  };
}

/** The cities of this version, those expected to be largest in 2025 first. */
export const cities: readonly CatalogueRecord<CityFields>[] = [
  city('tokyo', 'Tokyo', [35.6895, 139.6917, 'JP', 37468]),
  city('delhi', 'Delhi', [28.6667, 77.2167, 'IN', 28514]),
  city('shanghai', 'Shanghai', [31.2222, 121.4581, 'CN', 25582]),
  city('sao-paulo', 'São Paulo', [-23.5475, -46.6361, 'BR', 21650]),
  city('mumbai', 'Mumbai', [19.074, 72.8808, 'IN', 19980]),
  city('mexico-city', 'Mexico City', [19.4273, -99.1419, 'MX', 21581]),
  city('beijing', 'Beijing', [39.9075, 116.3972, 'CN', 19618]),
  city('osaka', 'Osaka', [34.6758, 135.5538, 'JP', 19281]),
  city('cairo', 'Cairo', [30.0392, 31.2394, 'EG', 20076]),
  city('new-york', 'New York', [40.717, -74.0037, 'US', 18819]),
  city('dhaka', 'Dhaka', [23.7104, 90.4074, 'BD', 19578]),
  city('karachi', 'Karachi', [24.9056, 67.0822, 'PK', 15400]),
  city('buenos-aires', 'Buenos Aires', [-34.6051, -58.4004, 'AR', 14967]),
  city('kolkata', 'Kolkata', [22.5335, 88.356, 'IN', 14681]),
  city('istanbul', 'Istanbul', [41.0138, 28.9497, 'TR', 14751]),
  city('chongqing', 'Chongqing', [29.5628, 106.5528, 'CN', 14838]),
  city('lagos', 'Lagos', [6.4531, 3.3958, 'NG', 13463]),
  city('manila', 'Manila', [14.6042, 120.9822, 'PH', 13482]),
  city('rio-de-janeiro', 'Rio de Janeiro', [-22.9028, -43.2075, 'BR', 13293]),
  city('guangzhou', 'Guangzhou', [23.1255, 113.2574, 'CN', 12638]),
  city('los-angeles', 'Los Angeles', [34.0317, -118.2417, 'US', 12458]),
  city('moscow', 'Moscow', [55.755, 37.6218, 'RU', 12410]),
  city('kinshasa', 'Kinshasa', [-4.3276, 15.3136, 'CD', 13171]),
  city('tianjin', 'Tianjin', [39.1088, 117.1886, 'CN', 13215]),
  city('paris', 'Paris', [48.8534, 2.3488, 'FR', 10901]),
  city('shenzhen', 'Shenzhen', [22.5415, 114.0634, 'CN', 11908]),
  city('jakarta', 'Jakarta', [-6.2118, 106.8416, 'ID', 10517]),
  city('london', 'London', [51.5085, -0.1257, 'GB', 9046]),
  city('bangalore', 'Bangalore', [12.9719, 77.5937, 'IN', 11440]),
  city('lima', 'Lima', [-12.0432, -77.0282, 'PE', 10391]),
  city('chennai', 'Chennai', [13.0531, 80.2488, 'IN', 10456]),
  city('seoul', 'Seoul', [37.5683, 126.9778, 'KR', 9963]),
  city('bogota', 'Bogotá', [4.6097, -74.0818, 'CO', 10574]),
  city('nagoya', 'Nagoya', [35.1815, 136.9064, 'JP', 9507]),
  city('johannesburg', 'Johannesburg', [-26.2023, 28.0436, 'ZA', 5486]),
  city('bangkok', 'Bangkok', [13.722, 100.5252, 'TH', 10156]),
  city('hyderabad', 'Hyderabad', [17.3753, 78.4744, 'IN', 9482]),
  city('chicago', 'Chicago', [41.85, -87.6501, 'US', 8864]),
  city('lahore', 'Lahore', [31.5497, 74.3436, 'PK', 11738]),
  city('tehran', 'Tehran', [35.6944, 51.4215, 'IR', 8896]),
  city('wuhan', 'Wuhan', [30.5833, 114.2667, 'CN', 8176]),
  city('chengdu', 'Chengdu', [30.6667, 104.0667, 'CN', 8813]),
  city('dongguan', 'Dongguan', [23.0212, 113.7414, 'CN', 7360]),
  city('nanjing', 'Nanjing', [32.0482, 118.7898, 'CN', 8245]),
  city('ahmedabad', 'Ahmedabad', [23.0333, 72.6167, 'IN', 7681]),
  city('hong-kong', 'Hong Kong', [22.2796, 114.1887, 'HK', 7429]),
  city('ho-chi-minh-city', 'Ho Chi Minh City', [10.75, 106.6667, 'VN', 8145]),
  city('foshan', 'Foshan', [23.0228, 113.12, 'CN', 7236]),
  city('kuala-lumpur', 'Kuala Lumpur', [3.1412, 101.6865, 'MY', 7564]),
  city('baghdad', 'Baghdad', [33.3406, 44.4009, 'IQ', 6812]),
  city('santiago-de-chile', 'Santiago de Chile', [-33.4569, -70.6483, 'CL', 6680]),
  city('hangzhou', 'Hangzhou', [30.2937, 120.1614, 'CN', 7236]),
  city('riyadh', 'Riyadh', [24.6905, 46.7096, 'SA', 6907]),
  city('shenyang', 'Shenyang', [41.7922, 123.4328, 'CN', 6921]),
  city('madrid', 'Madrid', [40.4165, -3.7026, 'ES', 6497]),
  city('xian', 'Xi’an', [34.2894, 108.9402, 'CN', 7444]),
  city('toronto', 'Toronto', [43.7001, -79.4163, 'CA', 6082]),
  city('miami', 'Miami', [25.7891, -80.204, 'US', 6036]),
  city('pune', 'Pune', [18.5161, 73.8616, 'IN', 6276]),
  city('belo-horizonte', 'Belo Horizonte', [-19.9208, -43.9378, 'BR', 5972]),
  city('dallas', 'Dallas–Fort Worth', [32.7254, -97.3209, 'US', 6099]),
  city('surat', 'Surat', [21.1667, 72.8333, 'IN', 6564]),
  city('houston', 'Houston', [29.7602, -95.3694, 'US', 6115]),
  city('singapore-city', 'Singapore', [1.2897, 103.8501, 'SG', 5792]),
  city('philadelphia', 'Philadelphia', [39.9523, -75.1638, 'US', 5695]),
  city('fukuoka', 'Kitakyushu–Fukuoka', [33.6064, 130.4181, 'JP', 5551]),
  city('luanda', 'Luanda', [-8.8368, 13.2343, 'AO', 7774]),
  city('suzhou', 'Suzhou', [31.3021, 120.5853, 'CN', 6339]),
  city('harbin', 'Harbin', [45.7563, 126.6467, 'CN', 6115]),
  city('barcelona', 'Barcelona', [41.3888, 2.159, 'ES', 5494]),
  city('atlanta', 'Atlanta', [33.76, -84.4, 'US', 5572]),
  city('khartoum', 'Khartoum', [15.5518, 32.5324, 'SD', 5534]),
  city('dar-es-salaam', 'Dar es Salaam', [-6.8235, 39.2695, 'TZ', 6048]),
  city('saint-petersburg', 'Saint Petersburg', [59.9299, 30.3262, 'RU', 5383]),
  city('washington', 'Washington', [38.8951, -77.0364, 'US', 5207]),
  city('guadalajara', 'Guadalajara', [20.6667, -103.3333, 'MX', 5023]),
  city('yangon', 'Yangon', [16.8053, 96.1561, 'MM', 5157]),
  city('alexandria', 'Alexandria', [31.1925, 29.9046, 'EG', 5086]),
  city('sydney', 'Sydney', [-33.8679, 151.2073, 'AU', 4792]),
  city('melbourne', 'Melbourne', [-37.814, 144.9633, 'AU', 4771]),
  city('nairobi', 'Nairobi', [-1.2833, 36.8167, 'KE', 4386]),
  city('montreal', 'Montréal', [45.5088, -73.5878, 'CA', 4172]),
];
