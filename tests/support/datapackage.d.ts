/** The standard’s own reader comes without types; these are of what the tests use. */
declare module 'datapackage' {
  export interface Resource {
    name: string;
    tabular: boolean;
    /** Throws where a cell is not as the schema says, a key stands twice or a reference leads nowhere. */
    read(options: { relations: boolean }): Promise<unknown[]>;
  }

  export class Package {
    static load(descriptor: object, options: { basePath: string }): Promise<Package>;
    errors: Error[];
    resources: Resource[];
    getResource(name: string): Resource | null;
  }
}
