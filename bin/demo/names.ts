const list = (words: string) => words.trim().split(/\s+/);

export const firstNames = list(`
  Aaron Abigail Adaeze Adam Aditi Adriana Ahmed Aisha Alejandro Alexander Alice Amara Amelia Amir Ana Anders
  Andrea Andrew Angela Anika Antoine Arjun Arturo Astrid Ayşe Beatriz Benjamin Bianca Brandon Brigitte Bruno
  Camila Carlos Caroline Catherine Cécile Charles Charlotte Chidi Chloé Christopher Claire Daniel Daria David
  Deborah Demetrius Deepa Diego Dmitri Dominique Eduardo Elena Eleni Elias Elif Elijah Elizabeth Emeka Emma
  Enrique Erik Esperanza Ethan Eva Fatima Felipe Fiona François Gabriela George Giulia Grace Gustavo Hadiza
  Hannah Haruto Hassan Helena Henry Hiroshi Hugo Ibrahim Ifeoma Imani Ines Irina Isaac Isabella Ivan Jacob
  Jamila Jasmine Javier Jennifer Jia Joanna João Jonas José Josephine Joshua Juan Julia Kareem Karolina Kateryna
  Katherine Kavya Keisha Kevin Khadija Kofi Kwabena Laila Lars Laura Layla Leila Leo Lucas Lucía Luis Lukas
  Maeve Magnus Mai Malik Manuel Marcus Margaret Mariam Marisol Marta Martin Mateo Matthew Maya Mehmet Mei
  Michael Miguel Mila Minh Miriam Mohammed Monique Nadia Naomi Natalia Nathan Nia Nicholas Nikhil Nina Noah
  Nuria Olga Oliver Olivia Omar Oscar Pablo Patricia Paul Pedro Penelope Priya Quentin Rachel Rahul Ramón
  Raquel Rebecca Renée Ricardo Robert Rosa Ryan Sabine Samira Samuel Sandra Santiago Sarah Sasha Sean Selma
  Seo-yeon Shanice Simone Sofia Soren Stefan Stephanie Sunita Svetlana Tamika Tariq Teresa Theo Thomas Tobias
  Tomás Uma Valentina Vanessa Vera Victoria Vikram Vincent Wei William Xavier Ximena Yara Yasmin Yuki Zainab
  Zachary Zofia Zoltán
`);

export const lastNames = list(`
  Abbott Abdi Abebe Acosta Adebayo Aguilar Ahmadi Akhtar Ali Álvarez Andersen Anderson Aoki Arslan Asante Bailey
  Baker Banerjee Barnes Barros Bauer Becker Bell Benítez Bennett Berg Bianchi Björk Blanchard Boateng Bondarenko
  Brennan Brooks Brown Bui Butler Campbell Cardoso Carlsson Carter Castillo Chan Chandra Chaudhary Chen Cho
  Clark Cohen Coleman Collins Conti Cooper Costa Cruz Cunningham D’Angelo Dang Davies Davis Delgado Demir Desai
  Diallo Díaz Dimitriou Dlamini Doyle Dubois Duran Edwards Ekström El-Amin Eriksson Espinoza Evans Farouk Fernández
  Ferrari Fischer Fitzgerald Fleming Flores Fontaine Foster Friedman Fujita Gallagher García Gebre Georgiou Ghosh
  Gomes González Gordon Graham Green Gupta Gutiérrez Hall Hamid Hansen Hashemi Hayashi Hayes Hernández Hoang
  Hoffmann Holm Hughes Hussein Ibáñez Inoue Ivanova Jackson Jansen Janković Jensen Johansson Jones Joshi Kamara
  Kang Kaplan Kapoor Karim Kelly Kenyatta Khan Kim King Kiplagat Kobayashi Kowalski Kozlov Krause Kumar Lambert
  Larsen Le Leclerc Lee Lewis Lima Lindgren Liu Lombardi López Lund Mahmoud Malik Mancini Maldonado Marino Marshall
  Martin Martínez Matsumoto Mbeki McCarthy Mehta Melnyk Mendoza Meyer Mitchell Mohamed Molina Moore Morales Moreau
  Morgan Moyo Müller Murphy Nakamura Navarro Ndiaye Nelson Nguyen Nielsen Novák Nowak Nwosu O’Brien O’Connor Obi
  Ochoa Ogunleye Olsen Ortega Osei Owusu Öztürk Palmer Papadopoulos Park Parker Patel Pavlov Pereira Pérez Petrov
  Pham Phillips Popescu Powell Price Quinn Rahman Ramírez Ramos Rao Reyes Ribeiro Richter Rivera Roberts Robinson
  Rodríguez Rojas Romero Rossi Roux Ruiz Russo Ryan Sahin Saito Sánchez Santos Sato Schmidt Schneider Schulz Scott
  Sharma Silva Simmons Singh Smith Sokolov Song Sousa Stewart Sullivan Suzuki Svensson Szabó Tanaka Taylor Thapa
  Thomas Thompson Torres Tran Traoré Tremblay Turner Vargas Vasquez Vega Villanueva Vogel Volkov Wagner Walker
  Walsh Wang Ward Watson Weber Weiss White Williams Wilson Wong Wójcik Wright Wu Yamamoto Yang Yıldız Yilmaz
  Young Zamora Zhang Zimmermann
`);
