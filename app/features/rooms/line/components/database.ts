export type OpenDatabase = () => Promise<IDBDatabase>;

export const stores = { waiting: "waiting", drafts: "drafts" } as const;
type StoreName = keyof typeof stores;

/** Some browsers never answer where they may not keep anything, in milliseconds. */
const patience = 3_000;

/** The browser's database of what waits in rooms; rejects where the browser keeps nothing. */
export function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("rooms", 1);
    request.onupgradeneeded = () => {
      const database = request.result;
      database.createObjectStore(stores.waiting, { keyPath: ["person", "room", "key"] });
      database.createObjectStore(stores.drafts, { keyPath: ["person", "room"] });
    };
    request.onsuccess = () => {
      const database = request.result;
      // A later form of the database must not wait for this page.
      database.onversionchange = () => {
        database.close();
      };
      resolve(database);
    };
    request.onerror = () => {
      reject(request.error ?? new Error("the browser keeps nothing"));
    };
    setTimeout(() => {
      reject(new Error("the browser does not open its database"));
    }, patience);
  });
}

/** Works on one store in one transaction and gives what `work` asked for last, once all of it is kept. */
export function within<T>(
  database: IDBDatabase,
  store: StoreName,
  work: (store: IDBObjectStore) => Promise<T> | IDBRequest<T> | undefined,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, "readwrite");
    const asked = work(transaction.objectStore(store));
    let result: T | undefined;
    if (asked instanceof Promise) asked.then((value) => (result = value), reject);
    else if (asked) asked.onsuccess = () => (result = asked.result);
    transaction.oncomplete = () => {
      resolve(result);
    };
    transaction.onabort = transaction.onerror = () => {
      reject(transaction.error ?? new Error("not kept"));
    };
  });
}

export function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error("not read"));
    };
  });
}
