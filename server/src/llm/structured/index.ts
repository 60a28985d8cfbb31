export { readJson, type JsonReading } from './read-json';
